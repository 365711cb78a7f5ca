package dev.workspacetokens.local.upstream;

import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.local.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who called, as headers.
///
/// A value is ASCII: every byte of its UTF-8 that is not, every control character and every `%` is written as `%` and
/// two digits, so that decoding a URL component gives the text back. A `-` alone says that there is nothing; a value
/// that is a `-` itself is `%2D`.
final class CallerHeaders {

    private static final String PREFIX = "x-workspace";
    private static final String NOTHING = "-";

    /// By the context's keys.
    private static final Map<String, String> NAMES = names();

    private CallerHeaders() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("workspace", "X-Workspace");
        names.put("token_id", "X-Workspace-Token-Id");
        names.put("token_name", "X-Workspace-Token-Name");
        names.put("app", "X-Workspace-App");
        names.put("role", "X-Workspace-Role");
        names.put("permissions", "X-Workspace-Permissions");
        names.put("expires_at", "X-Workspace-Token-Expires-At");
        names.put("former", "X-Workspace-Token-Former");
        return names;
    }

    /// All of them, always.
    static List<Header> of(Map<String, String> context) {
        return NAMES.entrySet().stream()
                .map(name -> new Header(name.getValue(), value(context.getOrDefault(name.getKey(), "")))).toList();
    }

    /// Whether a server could take a client's header for one of these. Many turn all that is no letter or digit into
    /// `_`, and so cannot tell `X_Workspace` from `X-Workspace`.
    static boolean couldBeTakenForOne(Header header) {
        return AsciiCase.lower(header.name()).replaceAll("[^0-9a-z]", "-").startsWith(PREFIX);
    }

    private static String value(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.equals(NOTHING)) {
            return "%2D";
        }
        var value = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (one < ' ' || one > '~' || one == '%') {
                value.append("%%%02X".formatted(one & 0xff));
            } else {
                value.append((char) one);
            }
        }
        return value.toString();
    }
}
