package dev.workspacetokens.emulators.iam;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The attributes that a request names: those of its keys or its item, and those in its expressions.
final class AttributeNames {

    private static final Pattern VALUE = Pattern.compile(":\\w+");
    /// A path of a document begins with its attribute, which is all that counts.
    private static final Pattern PATH = Pattern.compile("#?\\w+(?:\\.#?\\w+|\\[\\d+])*");
    private static final Pattern END_OF_ATTRIBUTE = Pattern.compile("[.\\[].*");
    private static final Pattern FUNCTION = Pattern.compile("\\w+\\s*(?=\\()");
    private static final Set<String> WORDS = Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN",
            "IN");

    private final Map<String, String> placeholders;
    private final Set<String> found = new TreeSet<>();

    /// @param placeholders what each `#name` stands for
    AttributeNames(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    AttributeNames with(Map<String, ?> item) {
        found.addAll(item.keySet());
        return this;
    }

    /// @throws UnknownRequestException when a `#name` stands for nothing
    AttributeNames with(@Nullable String expression) {
        if (expression != null) {
            String names = FUNCTION.matcher(VALUE.matcher(expression).replaceAll(" ")).replaceAll(this::unlessWord);
            PATH.matcher(names).results().map(path -> END_OF_ATTRIBUTE.matcher(path.group()).replaceFirst(""))
                    .filter(name -> !WORDS.contains(name.toUpperCase(Locale.ROOT))).map(this::attribute)
                    .forEach(found::add);
        }
        return this;
    }

    Set<String> found() {
        return found;
    }

    /// `AND (` is no function.
    private String unlessWord(MatchResult name) {
        return WORDS.contains(name.group().strip().toUpperCase(Locale.ROOT)) ? name.group() : " ";
    }

    private String attribute(String name) {
        String attribute = name.startsWith("#") ? placeholders.get(name) : name;
        if (attribute == null) {
            throw new UnknownRequestException("nothing says what " + name + " stands for");
        }
        return attribute;
    }
}
