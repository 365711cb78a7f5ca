package dev.workspacetokens.lambda;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.workspacetokens.domain.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads JSON as a stream and goes on behind a value of the wrong type, so that all that is wrong is told at once.
///
/// Only what is no JSON at all is an [IOException].
final class TellingJson {

    private final JsonReader json;
    private final List<Violation> told = new ArrayList<>();
    private final List<String> path = new ArrayList<>();

    /// Reads the value behind a name or at a place.
    interface Step {
        void read(String which) throws IOException;
    }

    /// @param json a strict reader
    TellingJson(JsonReader json) {
        this.json = json;
    }

    /// All that was wrong so far.
    List<Violation> told() {
        return told;
    }

    /// Says that something is wrong with the value at hand.
    void tell(String detail) {
        told.add(new Violation(path, detail));
    }

    /// Passes over a member that nobody knows.
    void unknown() throws IOException {
        tell("is not a field that exists");
        json.skipValue();
    }

    /// A text, or null after telling that there is none.
    @Nullable
    String text() throws IOException {
        return text("a text");
    }

    /// The same, where more than a text could be.
    ///
    /// @param wanted what could be, for people to read
    @Nullable
    String text(String wanted) throws IOException {
        return is(JsonToken.STRING, wanted) ? json.nextString() : null;
    }

    /// True or false; false after telling that it is neither.
    boolean flag() throws IOException {
        return is(JsonToken.BOOLEAN, "true or false") && json.nextBoolean();
    }

    /// Whether the next value is an object.
    boolean isObject() throws IOException {
        return json.peek() == JsonToken.BEGIN_OBJECT;
    }

    /// A list of texts, or null after telling that there is none, or that not all elements are texts.
    @Nullable
    List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        int before = told.size();
        list(_ -> {
            String text = text();
            texts.add(text == null ? "" : text);
        });
        return told.size() == before ? texts : null;
    }

    /// Passes over the value, after telling, when it is not of this type.
    private boolean is(JsonToken token, String name) throws IOException {
        if (json.peek() == token) {
            return true;
        }
        tell("must be " + name);
        json.skipValue();
        return false;
    }

    /// Goes through an object; after telling that it is none, through nothing.
    ///
    /// @param required the names that it must have
    /// @param member reads the value behind each name, all of it
    void object(List<String> required, Step member) throws IOException {
        if (!is(JsonToken.BEGIN_OBJECT, "an object")) {
            return;
        }
        Set<String> names = new HashSet<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                // Nobody could be told of it by its name.
                tell("must not have half a character in a name");
                json.skipValue();
                continue;
            }
            path.add(name);
            if (names.add(name)) {
                member.read(name);
            } else {
                tell("must not be there twice");
                json.skipValue();
            }
            path.removeLast();
        }
        json.endObject();
        for (String name : required) {
            if (!names.contains(name)) {
                told.add(new Violation(Violation.path(path, name), "must be there"));
            }
        }
    }

    /// Goes through a list, or says that it is none.
    ///
    /// @param element reads each element, all of it; it gets the place, from 0
    /// @return whether it is a list
    boolean list(Step element) throws IOException {
        if (!is(JsonToken.BEGIN_ARRAY, "a list")) {
            return false;
        }
        json.beginArray();
        for (int place = 0; json.hasNext(); place++) {
            path.add(String.valueOf(place));
            element.read(path.getLast());
            path.removeLast();
        }
        json.endArray();
        return true;
    }
}
