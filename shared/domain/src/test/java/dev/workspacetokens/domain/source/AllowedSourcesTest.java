package dev.workspacetokens.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedSourcesTest {

    private static final long SEED = 20_261_126;

    private static AllowedSources sources(String... ranges) {
        return AllowedSources.given(
                Stream.of(ranges).map(range -> IpRange.parse(range).orElseThrow()).toList());
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "192.0.2.7/32, 192.0.2.7", "192.0.2.7/24, 192.0.2.0/24",
            "10.255.3.4/9, 10.128.0.0/9",
            "255.255.255.255/0, 0.0.0.0/0", "0.0.0.0/0, 0.0.0.0/0", "2001:DB8::1, 2001:db8::1",
            "2001:db8:0:0:0:0:0:1/128, 2001:db8::1", "2001:db8::1/32, 2001:db8::/32", "::/0, ::/0", "::1, ::1",
            "::, ::",
            "1:0:0:2:0:0:0:3, 1:0:0:2::3", "1:0:0:2:0:0:3:4, 1::2:0:0:3:4", "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
            "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::", "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8", "0:2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
            "::ffff:192.0.2.7, 192.0.2.7", "::FFFF:c000:0207, 192.0.2.7", "::ffff:192.0.2.7/120, 192.0.2.0/24",
            "::ffff:0:0/96, 0.0.0.0/0", "64:ff9b::192.0.2.7, 64:ff9b::c000:207"})
    void aRangeIsWrittenInOneWay(String written, String canonical) {
        assertThat(IpRange.parse(written)).hasValueSatisfying(range -> assertThat(range).hasToString(canonical));
        assertThat(IpRange.parse(canonical)).isEqualTo(IpRange.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "/8", "localhost", "example.com", "192.0.2", "192.0.2.", "192.0.2.256",
            "192.0.2.7.1",
            "192.0.02.7", "010.0.0.1", "0x7f.0.0.1", "2130706433", "192.0.2.7/", "192.0.2.7/33", "192.0.2.7/-1",
            "192.0.2.7/08", "192.0.2.7/+8", "192.0.2.7/8/8", "192.0.2.7/255.255.255.0", "192.0.2.*", "192.0.2.1-9",
            " 192.0.2.7",
            "192.0.2.7 ", "192.0.2.7:443", "[::1]", "::1%eth0", "::1%1", "fe80::1%lo", "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9", ":::", "1::2::3",
            ":1", "12345::", "::g", "::1/129", "::ffff:192.0.2.7/95", "::ffff:192.0.2.7/24", "٣.1.1.1", "1。1.1.1",
            "192.0.2.7\n"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void noneIsAnywhere() {
        assertThat(AllowedSources.ANY.allow("192.0.2.7")).isTrue();
        assertThat(AllowedSources.ANY.allow("")).isTrue();
        assertThat(AllowedSources.ANY).hasToString("");
        assertThat(AllowedSources.parse("")).isEqualTo(AllowedSources.ANY);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.127, true", "192.0.2.128, false", "192.0.1.255, false", "198.51.100.1, true",
            "198.51.100.2, false",
            "::ffff:192.0.2.1, true", "::192.0.2.1, false", "2001:db8:1::, true",
            "2001:db8:1:ffff:ffff:ffff:ffff:ffff, true", "2001:db8:2::, false", "'', false", "unknown, false",
            "'192.0.2.1, 198.51.100.1', false", "192.0.2.1/32, false"})
    void onlyWhatIsInARangeMayPass(String source, boolean allowed) {
        assertThat(sources("192.0.2.0/25", "198.51.100.1", "2001:db8:1::/48").allow(source)).isEqualTo(allowed);
    }

    @Test
    void anyIpv4AddressIsNoIpv6Address() {
        assertThat(sources("0.0.0.0/0").allow("2001:db8::1")).isFalse();
        assertThat(sources("::/0").allow("192.0.2.1")).isFalse();
    }

    @Test
    void eachIsThereOnceInItsOrder() {
        assertThat(sources("2001:DB8::/32", "10.0.0.1", "10.0.0.1/32", "2001:db8::/32").texts())
                .containsExactly("2001:db8::/32", "10.0.0.1");
    }

    @Test
    void theyAreReadAsTheyWereStored() {
        AllowedSources sources = sources("10.0.0.0/8", "::1", "2001:db8::/32");
        assertThat(AllowedSources.parse(sources.toString())).isEqualTo(sources);
        assertThatThrownBy(() -> AllowedSources.parse("10.0.0.0/8  ::1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AllowedSources.parse("anywhere")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theyAreReadFromBytesAsTheyWereWritten() {
        AllowedSources sources = sources("10.0.0.0/8", "0.0.0.0/0", "::/0", "::1", "2001:db8::/32", "255.255.255.255");
        byte[] bytes = sources.bytes();
        assertThat(AllowedSources.of(bytes)).isEqualTo(sources);
        assertThat(bytes).hasSize(6 * 17);
        for (byte[] broken : List.of(new byte[0], new byte[16], new byte[18], Arrays.copyOf(bytes, 40),
                changed(bytes, 16, 129), changed(bytes, 16, 255), changed(bytes, 15, 1))) {
            assertThatThrownBy(() -> AllowedSources.of(broken)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /// By arithmetic on whole numbers.
    @Test
    void aRangeHoldsWhatHasItsFirstBits() throws UnknownHostException {
        System.out.println("ranges from seed " + SEED);
        var random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            byte[] network = bytes(random);
            int length = random.nextInt(network.length * 8 + 1);
            byte[] address = near(network, random);
            String range = InetAddress.getByAddress(network).getHostAddress() + "/" + length;
            int rest = network.length * 8 - length;
            boolean in = new BigInteger(1, network).shiftRight(rest)
                    .equals(new BigInteger(1, address).shiftRight(rest));
            String from = InetAddress.getByAddress(address).getHostAddress();
            assertThat(sources(range).allow(from)).as(range + " " + from).isEqualTo(in);
            assertThat(IpRange.parse(sources(range).toString())).isEqualTo(IpRange.parse(range));
            assertThat(AllowedSources.of(sources(range).bytes()).allow(from)).isEqualTo(in);
        }
    }

    /// No IPv4 address in IPv6 form, and often with zeros.
    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        for (int i = 1; i < bytes.length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? bytes[i] : 0;
        }
        bytes[0] |= 1;
        return bytes;
    }

    private static byte[] near(byte[] network, RandomGenerator random) {
        byte[] address = Arrays.copyOf(network, network.length);
        int bit = 7 + random.nextInt(network.length * 8 - 7);
        address[bit / 8] ^= (byte) (0x80 >> bit % 8);
        return address;
    }
}
