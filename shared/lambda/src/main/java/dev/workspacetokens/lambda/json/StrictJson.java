package dev.workspacetokens.lambda.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/// Reads JSON as a stream, and nothing that is not. In what is read, and not skipped, a value of another type than
/// asked for and a name that an object has twice are an [IOException]. No exception quotes a value.
public final class StrictJson {

    private StrictJson() {}

    /// A reader of UTF-8. What is read here is short, so all of it is taken at once.
    public static JsonReader reader(InputStream json) throws IOException {
        return reader(json.readAllBytes());
    }

    /// A reader of UTF-8.
    ///
    /// @throws IOException when it is no UTF-8
    public static JsonReader reader(byte[] json) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        var reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return reader;
    }

    /// Sees to it that nothing follows what was read.
    public static void end(JsonReader json) throws IOException {
        expect(json, JsonToken.END_DOCUMENT);
    }

    /// A text in UTF-8.
    ///
    /// @throws IOException when there is half a character in it, of which Java by itself would make a question mark
    public static byte[] utf8(CharSequence text) throws IOException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /// Takes a member of an object or an element of an array.
    ///
    /// @param <T> what tells which: a name for a member
    public interface Step<T> {
        void take(T which) throws IOException;
    }

    /// Reads an object.
    ///
    /// @param member reads the value behind each name, all of it
    public static void object(JsonReader json, Step<String> member) throws IOException {
        expect(json, JsonToken.BEGIN_OBJECT);
        json.beginObject();
        var names = new HashSet<String>();
        while (json.hasNext()) {
            String name = json.nextName();
            if (!names.add(name)) {
                throw new IOException("an object has a name twice");
            }
            member.take(name);
        }
        json.endObject();
    }

    /// Reads an array.
    ///
    /// @param element reads each element, all of it
    public static void array(JsonReader json, Step<JsonReader> element) throws IOException {
        expect(json, JsonToken.BEGIN_ARRAY);
        json.beginArray();
        while (json.hasNext()) {
            element.take(json);
        }
        json.endArray();
    }

    /// Reads a text.
    public static String text(JsonReader json) throws IOException {
        expect(json, JsonToken.STRING);
        return json.nextString();
    }

    /// Reads true or false.
    public static boolean flag(JsonReader json) throws IOException {
        expect(json, JsonToken.BOOLEAN);
        return json.nextBoolean();
    }

    private static void expect(JsonReader json, JsonToken token) throws IOException {
        if (json.peek() != token) {
            throw new IOException("there is a " + json.peek() + " in place of a " + token);
        }
    }
}
