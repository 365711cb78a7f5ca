import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Joins the ES modules of a page into one file, so that a browser asks once: each module becomes a function that gives what
/// the module exports, behind those that it imports. A style sheet that is imported becomes a `CSSStyleSheet`.
///
/// It knows the few forms of `import` and `export` that this project's modules use, each at the beginning of a line, and
/// refuses every other one: nothing is joined that would behave in another way than the modules do.
///
/// `java Bundle.java (<entry module> <file to write>)…`
final class Bundle {

    private static final Pattern NAMED = Pattern.compile("(?m)^import \\{([^}]*)\\} from \"(\\.[^\"]+)\";$");
    private static final Pattern WHOLE = Pattern.compile("(?m)^import \\* as (\\w+) from \"(\\.[^\"]+)\";$");
    private static final Pattern FOR_EFFECT = Pattern.compile("(?m)^import \"(\\.[^\"]+)\";$");
    private static final Pattern STYLE = Pattern
            .compile("(?m)^import (\\w+) from \"(\\.[^\"]+\\.css)\" with \\{ type: \"css\" \\};$");
    private static final Pattern EXPORT = Pattern
            .compile("(?m)^export (?=(?:const|class|function|async function|function\\*) +(\\w+))");
    private static final Pattern OTHER = Pattern.compile("(?m)^\\s*(?:import\\b.*|export\\b.*)$|\\bimport\\s*\\(");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern COMMENTED_LINES = Pattern.compile("(?m)^[ \\t]*(?:/\\*[\\s\\S]*?\\*/[ \\t]*|//.*)\\R");

    private final Map<Path, String> joined = new LinkedHashMap<>();
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
        if (!underWay.add(module)) {
            throw new IllegalArgumentException("modules import each other: " + underWay);
        }
        if (joined.keySet().stream().map(Bundle::name).anyMatch(name(module)::equals)) {
            throw new IllegalArgumentException("two modules have almost the same name: " + module);
        }
        String source = Files.readString(module);
        joined.put(module, module.toString().endsWith(".css") ? style(module, source) : script(module, source));
        underWay.remove(module);
        return name(module);
    }

    private String script(Path module, String source) throws IOException {
        String body = replace(NAMED, source, found -> "const {" + found.group(1).replaceAll("\\bas\\b", ":") + "} = "
                + add(module.resolveSibling(found.group(2)).normalize()) + ";");
        body = replace(WHOLE, body, found -> "const " + found.group(1) + " = "
                + add(module.resolveSibling(found.group(2)).normalize()) + ";");
        body = replace(FOR_EFFECT, body, found -> {
            add(module.resolveSibling(found.group(1)).normalize());
            return "";
        });
        body = replace(STYLE, body, found -> "const " + found.group(1) + " = "
                + add(module.resolveSibling(found.group(2)).normalize()) + ";");
        List<String> exported = new ArrayList<>();
        body = replace(EXPORT, body, found -> {
            exported.add(found.group(1));
            return "";
        });
        // What a browser does not read is not sent. Types stand in comments, and may import.
        body = COMMENTED_LINES.matcher(body).replaceAll("");
        Matcher other = OTHER.matcher(COMMENT.matcher(body).replaceAll(""));
        if (other.find()) {
            throw new IllegalArgumentException(module + " has a form that cannot be joined: " + other.group().strip());
        }
        return "const " + name(module) + " = (() => {\n" + body + "\nreturn { " + String.join(", ", exported)
                + " };\n})();";
    }

    /// Written as JSON would be, so that nothing in it ends the text.
    private static String style(Path module, String source) {
        String text = source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "const " + name(module) + " = new CSSStyleSheet();\n" + name(module) + ".replaceSync(\"" + text + "\");";
    }

    private static String name(Path module) {
        return "module_" + module.toString().replaceAll("[^A-Za-z0-9]", "_");
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) throws IOException {
        var replaced = new StringBuilder();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            found.appendReplacement(replaced, Matcher.quoteReplacement(replacement.of(found)));
        }
        return found.appendTail(replaced).toString();
    }

    @FunctionalInterface
    private interface Replacement {

        String of(Matcher found) throws IOException;
    }
}
