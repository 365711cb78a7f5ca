package dev.workspacetokens.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// JSON, read strictly: UTF-8 only, no duplicate keys, nothing behind the end, no depth that nobody needs.
final class Json {

    private static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /// Reads one JSON value.
    ///
    /// @throws Unreadable.Malformed when the bytes are anything else
    static JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER
                    .readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            requireUnicode(node);
            return node;
        } catch (CharacterCodingException _) {
            throw new Unreadable.Malformed("The body is not UTF-8.");
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the body, so only the place is told.
            var at = e.getLocation();
            throw new Unreadable.Malformed(at == null
                    ? "The body is not valid JSON."
                    : "The body is not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Half a surrogate pair can be written in JSON and nowhere else: neither stored nor sent back. The parser lets one
    /// pass in a value, but not in a key.
    private static void requireUnicode(JsonNode node) {
        node.forEach(Json::requireUnicode);
        if (node.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue())) {
            throw new Unreadable.Malformed("The body holds text that is not valid Unicode.");
        }
    }
}
