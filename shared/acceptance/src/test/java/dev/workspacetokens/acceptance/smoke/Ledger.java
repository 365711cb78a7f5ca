package dev.workspacetokens.acceptance.smoke;

import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of `docs/operate/on-aws.md`: what only AWS can show.
final class Ledger {

    private static final Path PAGE = Options.ofThisBuild().template().resolveSibling("docs/operate/on-aws.md");
    private static final Pattern ROW = Pattern.compile("\\| \\*\\*([^*]+)\\*\\* .*");

    private Ledger() {}

    /// Whether a row was seen, and what was answered.
    record Sighting(boolean seen, String answers) {}

    /// The names of all rows, in the order of the page.
    static List<String> rows() {
        try {
            return Files.readAllLines(PAGE).stream().map(ROW::matcher).filter(Matcher::matches)
                    .map(row -> row.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A line for each row: whether it was seen, and what was answered.
    ///
    /// @param where the stack runs
    static String table(String where, Map<String, Sighting> sightings) {
        return "The ledger, docs/operate/on-aws.md, at " + where + ":\n" + rows().stream()
                .map(row -> line(row, sightings.get(row))).collect(Collectors.joining("\n"));
    }

    private static String line(String row, @Nullable Sighting sighting) {
        return sighting == null
                ? "%-26s -         these tests cannot see it".formatted(row)
                : "%-26s %-9s %s".formatted(row, sighting.seen() ? "seen" : "NOT SEEN", sighting.answers());
    }
}
