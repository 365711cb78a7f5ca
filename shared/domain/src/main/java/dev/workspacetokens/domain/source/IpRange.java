package dev.workspacetokens.domain.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A range of addresses, in CIDR notation: all that begin with the same bits. A single address is a range, too. No
/// range holds both IPv4 and IPv6 addresses.
///
/// @param network the first address in it
/// @param length how many bits its addresses have in common, in IPv6 form
public record IpRange(IpAddress network, int length) {

    private static final Pattern RANGE = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");

    /// @throws IllegalArgumentException when the length is out of bounds, or there are bits behind those in common
    public IpRange {
        if (length < 0 || length > IpAddress.BITS || !network.masked(length).equals(network)) {
            throw new IllegalArgumentException("a range begins with at most all of its address");
        }
    }

    /// The range that a text such as `192.0.2.7`, `192.0.2.0/24` or `2001:db8::/32` is; nothing when it is none. What
    /// an address has behind the common bits is taken away: `192.0.2.7/24` is `192.0.2.0/24`.
    public static Optional<IpRange> parse(String text) {
        Matcher parts = RANGE.matcher(text);
        return parts.matches()
                ? IpAddress.parse(parts.group(1)).flatMap(address -> of(address, parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    private static Optional<IpRange> of(IpAddress address, String written, @Nullable String length) {
        // One that was written in IPv6 form counts the bits in front of an IPv4 address, too.
        int before = written.indexOf(':') < 0 ? IpAddress.V4_OFFSET : 0;
        int common = length == null ? IpAddress.BITS : before + Integer.parseInt(length);
        return common > IpAddress.BITS || (address.isV4() && common < IpAddress.V4_OFFSET)
                ? Optional.empty()
                : Optional.of(new IpRange(address.masked(common), common));
    }

    /// Whether the address is in it.
    boolean contains(IpAddress address) {
        return address.isV4() == isV4() && address.masked(length).equals(network);
    }

    private boolean isV4() {
        return length >= IpAddress.V4_OFFSET && network.isV4();
    }

    /// In the one form that each range has.
    @Override
    public String toString() {
        if (length == IpAddress.BITS) {
            return network.toString();
        }
        return network + "/" + (isV4() ? length - IpAddress.V4_OFFSET : length);
    }
}
