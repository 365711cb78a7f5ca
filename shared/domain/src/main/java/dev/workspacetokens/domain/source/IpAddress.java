package dev.workspacetokens.domain.source;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address in IPv6 form, so that one kind of arithmetic does for both: an IPv4 address is the one that IPv6 maps it
/// to (RFC 4291, section 2.5.5.2).
///
/// @param high the first 64 bits
/// @param low the last 64 bits
record IpAddress(long high, long low) {

    /// How many bits an address has in this form.
    static final int BITS = 128;
    /// How many of them stand in front of an IPv4 address.
    static final int V4_OFFSET = 96;

    private static final long V4_MARK = 0xFFFF;
    private static final int GROUPS = 8;

    /// Without leading zeros, which some read as octal.
    private static final Pattern V4 = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
    /// The characters of one; the JDK knows their order. No zone, for it means something on one machine only.
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /// The address that a text is; nothing when it is none. Never asks a name server.
    static Optional<IpAddress> parse(String text) {
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(of(Inet4Address.ofLiteral(text)));
            }
            return V6.matcher(text).matches() ? Optional.of(of(Inet6Address.ofLiteral(text))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The JDK makes an IPv4 address of one that is mapped.
    private static IpAddress of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new IpAddress(0, V4_MARK << Integer.SIZE | Integer.toUnsignedLong(bytes.getInt()))
                : new IpAddress(bytes.getLong(), bytes.getLong());
    }

    boolean isV4() {
        return high == 0 && low >>> Integer.SIZE == V4_MARK;
    }

    /// The same with nothing behind its first bits.
    ///
    /// @param length how many of them are left, 0 to [#BITS]
    IpAddress masked(int length) {
        return new IpAddress(high & mask(length), low & mask(length - Long.SIZE));
    }

    private static long mask(int length) {
        if (length <= 0) {
            return 0;
        }
        return length >= Long.SIZE ? -1 : -1L << (Long.SIZE - length);
    }

    /// The one text of an address: RFC 5952, section 4, for IPv6.
    @Override
    public String toString() {
        return isV4()
                ? "%d.%d.%d.%d".formatted(low >>> 24 & 0xFF, low >>> 16 & 0xFF, low >>> 8 & 0xFF, low & 0xFF)
                : v6();
    }

    private String v6() {
        Run zeros = longestZeros();
        var text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group == zeros.from && zeros.length > 1) {
                text.append("::");
                group += zeros.length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(group)));
            }
        }
        return text.toString();
    }

    /// The first of the longest runs of groups that are zero.
    private Run longestZeros() {
        var longest = new Run(0, 0);
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && group(to) == 0) {
                to++;
            }
            longest = to - from > longest.length ? new Run(from, to - from) : longest;
        }
        return longest;
    }

    private int group(int group) {
        long half = group < GROUPS / 2 ? high : low;
        int behind = GROUPS / 2 - 1 - group % (GROUPS / 2);
        return (int) ((half >>> (behind * Short.SIZE)) & 0xFFFF);
    }

    private record Run(int from, int length) {}
}
