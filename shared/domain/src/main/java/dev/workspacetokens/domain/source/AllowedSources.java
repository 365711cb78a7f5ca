package dev.workspacetokens.domain.source;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/// The only addresses from where a token may be used; none for anywhere.
///
/// @param ranges each once, in the order in which they were given
public record AllowedSources(List<IpRange> ranges) {

    /// The most ranges.
    public static final int MOST = 50;
    /// A token may be used from anywhere.
    public static final AllowedSources ANY = new AllowedSources(List.of());

    public AllowedSources {
        ranges = ranges.stream().distinct().toList();
    }

    /// Whether a request from there may pass.
    ///
    /// @param source the address as the gateway saw it; what is no address is nowhere
    public boolean allow(String source) {
        return ranges.isEmpty() || IpAddresses.parse(source)
                .filter(address -> ranges.stream().anyMatch(range -> range.contains(address))).isPresent();
    }

    /// Each as [IpRange] writes it.
    public List<String> texts() {
        return ranges.stream().map(IpRange::toString).toList();
    }

    /// All of them in one text, as they are stored; empty for [#ANY].
    @Override
    public String toString() {
        return ranges.stream().map(IpRange::toString).collect(joining(" "));
    }

    /// Reads what [#toString()] has written.
    ///
    /// @throws IllegalStateException when it did not: what is broken gives no right
    public static AllowedSources stored(String text) {
        return text.isEmpty()
                ? ANY
                : new AllowedSources(Stream.of(text.split(" ")).map(range -> IpRange.parse(range)
                        .orElseThrow(() -> new IllegalStateException("an allowed source is none"))).toList());
    }
}
