package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// The SDK's request and response classes as JSON and back, by the fields that each class describes itself with.
///
/// As [the protocol](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) has it: what is not set is not
/// sent, bytes are Base64, and members that a class does not know are skipped. Texts, whole numbers, truth values,
/// bytes, lists, maps and structures are all that an authorizer's operations need; any other type is refused.
final class Shapes {

    static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private Shapes() {}

    /// Writes a request.
    static byte[] write(SdkPojo request) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            structure(json, request);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    /// Reads a response or an error into its builder.
    ///
    /// @throws IOException when it is not JSON, or of another shape
    static <B extends SdkPojo> B read(byte[] body, B builder) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            return structure(json, builder);
        }
    }

    private static void structure(JsonGenerator json, SdkPojo structure) throws IOException {
        json.writeStartObject();
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = field.getValueOrDefault(structure);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.writeFieldName(field.locationName());
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case SdkBytes bytes -> json.writeBinary(bytes.asByteArrayUnsafe());
            case SdkPojo structure -> structure(json, structure);
            case List<?> list -> {
                json.writeStartArray();
                for (Object member : list) {
                    value(json, member);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
            default -> throw new UnsupportedOperationException("no " + value.getClass() + " is sent from here");
        }
    }

    private static <B extends SdkPojo> B structure(JsonParser json, B builder) throws IOException {
        Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            SdkField<?> field = fields.get(json.currentName());
            json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                field.set(builder, value(json, field));
            }
        }
        return builder;
    }

    private static Object value(JsonParser json, SdkField<?> field) throws IOException {
        Class<?> type = field.marshallingType().getTargetClass();
        if (type == String.class) {
            return text(json);
        }
        if (type == SdkPojo.class) {
            expect(json, JsonToken.START_OBJECT);
            return ((SdkBuilder<?, ?>) structure(json, field.constructor().get())).build();
        }
        if (type == Map.class) {
            expect(json, JsonToken.START_OBJECT);
            return map(json, field.getTrait(MapTrait.class).valueFieldInfo());
        }
        if (type == List.class) {
            expect(json, JsonToken.START_ARRAY);
            return list(json, field.getTrait(ListTrait.class).memberFieldInfo());
        }
        if (type == SdkBytes.class) {
            return SdkBytes.fromByteArrayUnsafe(json.getBinaryValue());
        }
        if (type == Boolean.class) {
            return json.getBooleanValue();
        }
        if (type == Integer.class) {
            return json.getIntValue();
        }
        if (type == Long.class) {
            return json.getLongValue();
        }
        throw new IOException("no " + type + " is expected here");
    }

    private static Map<String, Object> map(JsonParser json, SdkField<?> member) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, value(json, member));
        }
        return map;
    }

    private static List<Object> list(JsonParser json, SdkField<?> member) throws IOException {
        var list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(json, member));
        }
        return list;
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new IOException("the answer has a " + json.currentToken() + " in place of a " + token);
        }
    }
}
