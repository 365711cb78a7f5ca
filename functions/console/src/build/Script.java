import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// A script, read as far as it takes to tell its code from what only looks like code: comments, and what stands in strings,
/// templates and regular expressions.
///
/// It takes a `/` behind `)` for a division. A text that it cannot read to its end is refused.
final class Script {

    private static final String BEFORE_AN_EXPRESSION = "(,=:[!&|?{};+-*%~^<>";
    private static final Set<String> WORDS_BEFORE_AN_EXPRESSION = Set.of("await", "case", "delete", "do", "else", "in",
            "instanceof", "new", "of", "return", "throw", "typeof", "void", "yield");

    private record Part(int start, int end) {}

    private final String source;
    private final List<Part> comments = new ArrayList<>();
    private final List<Part> texts = new ArrayList<>();
    /// How many braces are open where a template goes on behind its `}`.
    private final Deque<Integer> templates = new ArrayDeque<>();
    private int braces;
    private int at;

    private Script(String source) {
        this.source = source;
        while (at < source.length()) {
            step();
        }
        if (!templates.isEmpty()) {
            throw unread("a template");
        }
    }

    /// The script with spaces in place of all that is no code. Everything stays at its place.
    static String code(String source) {
        var script = new Script(source);
        var code = new StringBuilder(source);
        for (List<Part> parts : List.of(script.comments, script.texts)) {
            for (Part part : parts) {
                for (int i = part.start; i < part.end; i++) {
                    if (source.charAt(i) != '\n') {
                        code.setCharAt(i, ' ');
                    }
                }
            }
        }
        return code.toString();
    }

    /// The script without the comments that have their lines to themselves.
    static String withoutCommentedLines(String source) {
        var left = new StringBuilder();
        int from = 0;
        for (Part comment : new Script(source).comments) {
            int line = source.lastIndexOf('\n', comment.start - 1) + 1;
            int next = source.indexOf('\n', comment.end);
            if (next >= 0 && line >= from && source.substring(line, comment.start).isBlank()
                    && source.substring(comment.end, next).isBlank()) {
                left.append(source, from, line);
                from = next + 1;
            }
        }
        return left.append(source, from, source.length()).toString();
    }

    private void step() {
        int start = at;
        char c = source.charAt(at);
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end;
            comments.add(new Part(start, at));
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            at = end + 2;
            if (end < 0) {
                throw unread("a comment");
            }
            comments.add(new Part(start, at));
        } else if (c == '"' || c == '\'') {
            readLine(c, "a string");
        } else if (c == '`') {
            readTemplate();
        } else if (c == '/' && beginsAnExpression()) {
            readLine('/', "a regular expression");
        } else {
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '}' && !templates.isEmpty() && templates.peek() == braces) {
                templates.pop();
                readTemplate();
            } else {
                at++;
            }
        }
    }

    /// A text that ends in its line, from one delimiter to the other. Between brackets, a slash ends no regular expression.
    private void readLine(char delimiter, String what) {
        int start = at++;
        boolean brackets = false;
        while (at < source.length() && (source.charAt(at) != delimiter || brackets)) {
            char c = source.charAt(at);
            if (c == '\n') {
                break;
            }
            brackets = delimiter == '/' && (c == '[' || brackets && c != ']');
            at += c == '\\' ? 2 : 1;
        }
        if (at >= source.length() || source.charAt(at) == '\n') {
            throw unread(what);
        }
        texts.add(new Part(start + 1, at++));
    }

    /// The text of a template, from its beginning or the end of an expression in it, to its end or the next expression.
    private void readTemplate() {
        int start = at++;
        while (at < source.length() && source.charAt(at) != '`' && !source.startsWith("${", at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw unread("a template");
        }
        texts.add(new Part(start + 1, at));
        if (source.charAt(at) == '$') {
            templates.push(braces++);
            at++;
        }
        at++;
    }

    /// Says whether what comes next begins an expression, as a regular expression does, and goes on with none.
    private boolean beginsAnExpression() {
        int before = at - 1;
        while (before >= 0 && (Character.isWhitespace(source.charAt(before)) || isComment(before))) {
            before--;
        }
        if (before < 0) {
            return true;
        }
        if (BEFORE_AN_EXPRESSION.indexOf(source.charAt(before)) >= 0) {
            // Behind `a++` a slash divides.
            return !source.startsWith("++", before - 1) && !source.startsWith("--", before - 1);
        }
        int word = before;
        while (word >= 0 && Character.isJavaIdentifierPart(source.charAt(word))) {
            word--;
        }
        return WORDS_BEFORE_AN_EXPRESSION.contains(source.substring(word + 1, before + 1));
    }

    private boolean isComment(int place) {
        return comments.stream().anyMatch(comment -> comment.start <= place && place < comment.end);
    }

    private IllegalArgumentException unread(String what) {
        long line = source.substring(0, Math.min(at, source.length())).lines().count();
        return new IllegalArgumentException(what + " in line " + line + " does not end");
    }
}
