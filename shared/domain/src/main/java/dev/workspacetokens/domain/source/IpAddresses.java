package dev.workspacetokens.domain.source;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads and writes addresses, and never asks a name server. An IPv4 address in IPv6 form is that IPv4 address.
final class IpAddresses {

    /// Without leading zeros, which some read as octal.
    private static final Pattern V4 = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
    /// The characters of one; the JDK knows their order. No zone, for it means something on one machine only.
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int GROUPS = 8;

    private IpAddresses() {}

    /// The address that a text is; nothing when it is none.
    static Optional<InetAddress> parse(String text) {
        try {
            if (V4.matcher(text).matches()) {
                return Optional.of(Inet4Address.ofLiteral(text));
            }
            return V6.matcher(text).matches() ? Optional.of(Inet6Address.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// How many bits it has in the form in which it was written.
    static int bits(String text) {
        return text.indexOf(':') < 0 ? Integer.SIZE : 2 * Long.SIZE;
    }

    /// The one text of an address: RFC 5952, section 4, for IPv6.
    static String text(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : text(address.getAddress());
    }

    private static String text(byte[] v6) {
        var zeros = longestZeros(v6);
        var text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group == zeros.from && zeros.length > 1) {
                text.append("::");
                group += zeros.length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(v6, group)));
            }
        }
        return text.toString();
    }

    /// The first of the longest runs of groups that are zero.
    private static Run longestZeros(byte[] v6) {
        var longest = new Run(0, 0);
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && group(v6, to) == 0) {
                to++;
            }
            longest = to - from > longest.length ? new Run(from, to - from) : longest;
        }
        return longest;
    }

    private static int group(byte[] v6, int group) {
        return Short.toUnsignedInt(ByteBuffer.wrap(v6).getShort(group * Short.BYTES));
    }

    private record Run(int from, int length) {}
}
