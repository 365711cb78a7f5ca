package dev.workspacetokens.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the access policy from `access-policy.json`, which is deployed with every function.
///
/// Read by streaming, because the authorizer pays for every class that it loads.
public final class AccessPolicyFile {

    private static final String RESOURCE = "/access-policy.json";
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private AccessPolicyFile() {}

    /// The policy of this deployment.
    ///
    /// @throws IllegalStateException when the file is missing or not a policy
    public static AccessPolicy deployed() {
        try (InputStream file = AccessPolicyFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + RESOURCE);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a policy.
    ///
    /// @throws IOException when the JSON is broken or of another shape
    /// @throws IllegalArgumentException when the policy contradicts itself, see [AccessPolicy]
    static AccessPolicy read(InputStream json) throws IOException {
        List<Role> roles = new ArrayList<>();
        Map<String, Map<String, String>> apis = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            object(parser, field -> {
                switch (field) {
                    case "roles" -> array(parser, () -> roles.add(role(parser)));
                    case "apis" -> object(parser, api -> apis.put(api, strings(parser)));
                    default -> throw unexpected(parser, field);
                }
            });
        }
        return new AccessPolicy(roles, apis);
    }

    private static Role role(JsonParser parser) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> permissions = new LinkedHashSet<>();
        object(parser, field -> {
            switch (field) {
                case "id", "title", "description" -> texts.put(field, string(parser));
                case "permissions" -> array(parser, () -> permissions.add(string(parser)));
                default -> throw unexpected(parser, field);
            }
        });
        return new Role(text(parser, texts, "id"), text(parser, texts, "title"), text(parser, texts, "description"),
                permissions);
    }

    private static String text(JsonParser parser, Map<String, String> texts, String field) throws IOException {
        String text = texts.get(field);
        if (text == null) {
            throw unexpected(parser, "a role without " + field);
        }
        return text;
    }

    private static Map<String, String> strings(JsonParser parser) throws IOException {
        Map<String, String> strings = new LinkedHashMap<>();
        object(parser, field -> strings.put(field, string(parser)));
        return strings;
    }

    private static void object(JsonParser parser, FieldReader reader) throws IOException {
        expect(parser, JsonToken.START_OBJECT);
        for (String field; (field = parser.nextFieldName()) != null;) {
            parser.nextToken();
            reader.read(field);
        }
    }

    private static void array(JsonParser parser, ElementReader reader) throws IOException {
        expect(parser, JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    private static String string(JsonParser parser) throws IOException {
        expect(parser, JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void expect(JsonParser parser, JsonToken token) throws IOException {
        if (parser.currentToken() != token) {
            throw unexpected(parser, String.valueOf(parser.currentToken()));
        }
    }

    private static IOException unexpected(JsonParser parser, String what) {
        return new IOException("access policy, line " + parser.currentLocation().getLineNr() + ": unexpected " + what);
    }

    private interface FieldReader {
        void read(String field) throws IOException;
    }

    private interface ElementReader {
        void read() throws IOException;
    }
}
