package dev.workspacetokens.trail;

import com.google.gson.stream.JsonWriter;
import dev.workspacetokens.application.walk.Digest;
import dev.workspacetokens.application.walk.Notice;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/// What receivers are told of a digest.
final class DigestDetail {

    private DigestDetail() {}

    static String json(Digest digest, Instant at) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("id").value(digest.id());
            json.name("at").value(at.toString());
            json.name("type").value(EventBridgeDigests.TYPE);
            json.name("workspace").value(digest.workspace().slug().value());
            json.name("workspace_uid").value(digest.workspace().uid());
            json.name("day").value(digest.day().toString());
            json.name("part").value(digest.part()).name("parts").value(digest.parts());
            json.name("tokens").beginArray();
            for (Notice notice : digest.notices()) {
                json.beginObject();
                json.name("id").value(notice.token().id().value()).name("name").value(notice.token().name());
                json.name("expires_at").value(notice.token().expiresAt().toString());
                json.name("days").value(notice.days());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes everything", e);
        }
        return text.toString();
    }
}
