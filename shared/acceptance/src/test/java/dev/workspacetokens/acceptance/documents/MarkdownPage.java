package dev.workspacetokens.acceptance.documents;

import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation: its code blocks, its links, and the anchors that links may name, as GitHub makes them.
///
/// @param file where it is
/// @param lines outside of code blocks
/// @param blocks in their order
public record MarkdownPage(Path file, List<String> lines, List<Block> blocks) {

    /// The folder of template.yaml.
    static final Path ROOT = Options.ofThisBuild().template().toAbsolutePath().normalize().resolveSibling("");

    private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /// A code block.
    ///
    /// @param language as the fence says; empty when it says nothing
    /// @param code without the indentation of its fence
    public record Block(String language, String code) {

        /// What a shell runs, a command each: without comments, and with continued lines in one.
        List<String> commands() {
            return code.replace("\\\n", " ").lines().map(line -> line.replaceFirst("(^| +)# .*$", "").strip())
                    .filter(line -> !line.isEmpty()).toList();
        }
    }

    /// A page by its place from the top.
    public static MarkdownPage read(String file) {
        return read(ROOT.resolve(file));
    }

    static MarkdownPage read(Path file) {
        var lines = new ArrayList<String>();
        var blocks = new ArrayList<Block>();
        try {
            var all = Files.readAllLines(file).iterator();
            while (all.hasNext()) {
                String line = all.next();
                var fence = FENCE.matcher(line);
                if (fence.lookingAt()) {
                    var code = new StringBuilder();
                    for (String next = all.next(); !next.strip().equals("```"); next = all.next()) {
                        code.append(next.substring(Math.min(next.length(), fence.group(1).length()))).append('\n');
                    }
                    blocks.add(new Block(fence.group(2), code.toString()));
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new MarkdownPage(file, List.copyOf(lines), List.copyOf(blocks));
    }

    /// Every page that people read here.
    static List<MarkdownPage> all() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> github = Files.walk(ROOT.resolve(".github"))) {
            return Stream.of(top, docs, github, Stream.of(ROOT.resolve("shared/benchmarks/README.md")))
                    .flatMap(files -> files).filter(file -> file.toString().endsWith(".md")).sorted()
                    .map(MarkdownPage::read).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Where it is, from the top.
    String name() {
        return ROOT.relativize(file).toString();
    }

    /// The blocks of a language.
    public List<Block> blocks(String language) {
        return blocks.stream().filter(block -> block.language().equals(language)).toList();
    }

    /// What its links and images lead to, without those that leave this repository.
    List<String> links() {
        return lines.stream().map(line -> line.replaceAll("`[^`]*`", "``"))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1)).filter(link -> !link.matches("[a-z]+:.*")).toList();
    }

    /// The page or file that a link of this page leads to.
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /// What may stand behind the `#` of a link to this page.
    Set<String> anchors() {
        var anchors = new TreeSet<String>();
        Map<String, Integer> seen = new HashMap<>();
        lines.stream().map(HEADING::matcher).filter(heading -> heading.matches()).forEach(heading -> {
            String anchor = heading.group(1).strip().toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }
}
