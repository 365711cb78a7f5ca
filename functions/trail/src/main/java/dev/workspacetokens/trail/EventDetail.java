package dev.workspacetokens.trail;

import com.google.gson.stream.JsonWriter;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// What receivers are told of an event.
final class EventDetail {

    private EventDetail() {}

    static String json(Event event) {
        Deed deed = event.deed();
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("id").value(event.id());
            json.name("at").value(event.at().toString());
            json.name("type").value(deed.type().id());
            json.name("actor").beginObject();
            json.name("kind").value(deed.actor().kind()).name("id").value(orNull(deed.actor().id()));
            json.endObject();
            json.name("source").value(orNull(deed.actor().source()));
            json.name("workspace").value(deed.workspace() == null ? null : deed.workspace().slug().value());
            json.name("workspace_uid").value(deed.workspace() == null ? null : deed.workspace().uid());
            json.name("subject");
            write(json, deed.subject());
            json.name("differences").beginArray();
            for (Difference difference : deed.differences()) {
                json.beginObject();
                json.name("what").value(difference.what());
                json.name("before").value(difference.before());
                json.name("after").value(difference.after());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes everything", e);
        }
        return text.toString();
    }

    private static void write(JsonWriter json, Deed.@Nullable Subject subject) throws IOException {
        if (subject == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("id").value(subject.id()).name("name").value(subject.name());
        json.endObject();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
