package dev.workspacetokens.domain.source;

import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The only addresses from where a token may be used; none for anywhere.
///
/// @param ranges each once, in the order in which they were given
public record AllowedSources(List<IpRange> ranges) {

    /// The most ranges.
    public static final int MOST = 50;
    /// A token may be used from anywhere.
    public static final AllowedSources ANY = new AllowedSources(List.of());

    private static final int BYTES = 2 * Long.BYTES + 1;

    public AllowedSources {
        ranges = List.copyOf(ranges);
    }

    /// As an owner gave them, of whom nobody asks to name each once. What is stored is so already: a decision need not
    /// look again.
    public static AllowedSources given(List<IpRange> ranges) {
        return new AllowedSources(ranges.stream().distinct().toList());
    }

    /// Whether a request from there may pass.
    ///
    /// @param source the address as the gateway saw it; what is no address is nowhere
    public boolean allow(String source) {
        return ranges.isEmpty() || IpAddress.parse(source).filter(this::hold).isPresent();
    }

    private boolean hold(IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /// Each as [IpRange] writes it.
    public List<String> texts() {
        return ranges.stream().map(IpRange::toString).toList();
    }

    /// All of them in one text, for people; empty for [#ANY].
    @Override
    public String toString() {
        return ranges.stream().map(IpRange::toString).collect(joining(" "));
    }

    /// Reads what [#toString()] has written.
    ///
    /// @throws IllegalStateException when it did not
    public static AllowedSources parse(String text) {
        return text.isEmpty()
                ? ANY
                : new AllowedSources(Stream.of(text.split(" "))
                        .map(range -> IpRange.parse(range).orElseThrow(AllowedSources::broken)).toList());
    }

    /// All of them in bytes, for decisions, which need not read texts: of each the address in IPv6 form, and
    /// the length.
    public byte[] bytes() {
        var bytes = ByteBuffer.allocate(ranges.size() * BYTES);
        ranges.forEach(range -> bytes.putLong(range.network().high()).putLong(range.network().low())
                .put((byte) range.length()));
        return bytes.array();
    }

    /// Reads what [#bytes()] has written.
    ///
    /// @throws IllegalStateException when it did not: what is broken gives no right
    public static AllowedSources of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length % BYTES != 0) {
            throw broken();
        }
        var ranges = new ArrayList<IpRange>();
        for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
            ranges.add(range(new IpAddress(rest.getLong(), rest.getLong()), Byte.toUnsignedInt(rest.get()))
                    .orElseThrow(AllowedSources::broken));
        }
        return new AllowedSources(ranges);
    }

    private static Optional<IpRange> range(IpAddress network, int length) {
        try {
            return Optional.of(new IpRange(network, length));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("an allowed source is none");
    }
}
