import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins the ES modules of a page into one file, so that a browser asks once: each module becomes a function that gives what
/// the module exports, behind those that it imports. A style sheet that is imported becomes a `CSSStyleSheet`.
///
/// It knows the few forms of `import` and `export` that this project's modules use, each at the beginning of a line, and
/// refuses every other one, and the name of what a module does not export: nothing is joined that would behave in another
/// way than the modules do.
///
/// `java Bundle.java (<entry module> <file to write>)…`
final class Bundle {

    private static final Pattern IMPORT = Pattern.compile("""
            (?m)^import (?:(?:\\{(?<names>[^}]*)}|\\* as (?<whole>\\w+)) from )?"(?<module>\\.[^"]+\\.js)";$\
            |^import (?<style>\\w+) from "(?<css>\\.[^"]+\\.css)" with \\{ type: "css" };$""");
    private static final Pattern NAME = Pattern.compile("(\\w+)(?:\\s+as\\s+(\\w+))?");
    private static final Pattern EXPORT = Pattern
            .compile("(?m)^export (?=(?:const|class|function|async function|function\\*) +(\\w+))");
    private static final Pattern OTHER = Pattern.compile("(?m)(?<![.#])\\b(?:import\\b(?!\\.meta\\b)|export\\b).*$");

    private final Map<Path, String> joined = new LinkedHashMap<>();
    private final Map<Path, List<String>> exports = new HashMap<>();
    private final Set<Path> underWay = new LinkedHashSet<>();

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < arguments.length; i += 2) {
            var bundle = new Bundle();
            bundle.add(Path.of(arguments[i]).normalize());
            Path written = Path.of(arguments[i + 1]);
            Files.createDirectories(written.getParent());
            Files.writeString(written, bundle.text());
        }
    }

    private String text() {
        return joined.values().stream().collect(Collectors.joining("\n"));
    }

    /// Adds a module behind all that it imports.
    private String add(Path module) throws IOException {
        if (joined.containsKey(module)) {
            return name(module);
        }
        if (underWay.contains(module)) {
            throw new IllegalArgumentException("modules import each other: " + underWay);
        }
        if (Stream.concat(joined.keySet().stream(), underWay.stream()).map(Bundle::name).anyMatch(name(module)::equals)) {
            throw new IllegalArgumentException("two modules have almost the same name: " + module);
        }
        underWay.add(module);
        String source = Files.readString(module);
        joined.put(module, module.toString().endsWith(".css") ? style(module, source) : script(module, source));
        underWay.remove(module);
        return name(module);
    }

    private String script(Path module, String source) throws IOException {
        // What a browser does not read is not sent. Types stand in comments, and may import.
        String body = Script.withoutCommentedLines(source);
        body = replace(IMPORT, body, found -> imported(module, found));
        List<String> exported = new ArrayList<>();
        body = replace(EXPORT, body, found -> {
            exported.add(found.group(1));
            return "";
        });
        Matcher other = OTHER.matcher(Script.code(body));
        if (other.find()) {
            throw new IllegalArgumentException(module + " has a form that cannot be joined: "
                    + body.substring(other.start(), other.end()));
        }
        exports.put(module, exported);
        return "const " + name(module) + " = (() => {\n" + body + "\nreturn { " + String.join(", ", exported)
                + " };\n})();";
    }

    private String imported(Path module, Matcher found) throws IOException {
        boolean isStyle = found.group("style") != null;
        Path other = module.resolveSibling(found.group(isStyle ? "css" : "module")).normalize();
        String value = add(other);
        String variable = isStyle ? found.group("style")
                : found.group("names") != null ? names(other, found.group("names")) : found.group("whole");
        return variable == null ? "" : "const " + variable + " = " + value + ";";
    }

    /// What is imported of a module, as a pattern takes it out of an object.
    private String names(Path module, String imported) {
        List<String> names = new ArrayList<>();
        for (String one : imported.strip().split("\\s*,\\s*")) {
            Matcher name = NAME.matcher(one);
            if (!name.matches() || !exports.get(module).contains(name.group(1))) {
                throw new IllegalArgumentException(module + " does not export " + one);
            }
            names.add(name.group(2) == null ? one : name.group(1) + ": " + name.group(2));
        }
        return "{ " + String.join(", ", names) + " }";
    }

    /// Written as JSON would be, so that nothing in it ends the text.
    private static String style(Path module, String source) {
        String text = source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
        return "const " + name(module) + " = new CSSStyleSheet();\n" + name(module) + ".replaceSync(\"" + text + "\");";
    }

    private static String name(Path module) {
        return "module_" + module.toString().replaceAll("[^A-Za-z0-9]", "_");
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) throws IOException {
        var replaced = new StringBuilder();
        Matcher found = pattern.matcher(text);
        String code = Script.code(text);
        while (found.find()) {
            boolean isCode = code.charAt(found.start()) == text.charAt(found.start());
            found.appendReplacement(replaced, Matcher.quoteReplacement(isCode ? replacement.of(found) : found.group()));
        }
        return found.appendTail(replaced).toString();
    }

    @FunctionalInterface
    private interface Replacement {

        String of(Matcher found) throws IOException;
    }
}
