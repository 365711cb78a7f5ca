package dev.workspacetokens.domain.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of addresses, in CIDR notation: all that begin with the same bits. A single address is a range, too.
///
/// @param network the first address in it
/// @param length how many bits its addresses have in common
public record IpRange(InetAddress network, int length) {

    private static final Pattern RANGE = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");

    /// The range that a text such as `192.0.2.7`, `192.0.2.0/24` or `2001:db8::/32` is; nothing when it is none. What
    /// an address has behind the common bits is taken away: `192.0.2.7/24` is `192.0.2.0/24`.
    public static Optional<IpRange> parse(String text) {
        Matcher parts = RANGE.matcher(text);
        return parts.matches()
                ? IpAddresses.parse(parts.group(1)).flatMap(address -> of(address, parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    private static Optional<IpRange> of(InetAddress address, String written, String length) {
        int bits = bits(address);
        // One of an IPv4 address in IPv6 form counts the bits in front, too.
        int common = length == null ? bits : Integer.parseInt(length) - (IpAddresses.bits(written) - bits);
        return common < 0 || common > bits
                ? Optional.empty()
                : Optional.of(new IpRange(masked(address, common), common));
    }

    /// Whether the address is in it.
    boolean contains(InetAddress address) {
        return bits(address) == bits(network) && masked(address, length).equals(network);
    }

    /// As it was written, in the one form that each range has.
    @Override
    public String toString() {
        return IpAddresses.text(network) + (length == bits(network) ? "" : "/" + length);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress masked(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        int whole = length / Byte.SIZE;
        if (whole < bytes.length) {
            bytes[whole] &= (byte) (0xFF00 >> length % Byte.SIZE);
            Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has another length than an address", e);
        }
    }
}
