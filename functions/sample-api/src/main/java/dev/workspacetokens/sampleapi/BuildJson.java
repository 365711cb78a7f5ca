package dev.workspacetokens.sampleapi;

import dev.workspacetokens.dynamodb.BuildItem;
import dev.workspacetokens.dynamodb.BuildItem.Act;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A build in answers.
final class BuildJson {

    private BuildJson() {}

    static Map<String, Object> of(BuildItem build, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", build.id());
        json.put("app", build.app().value());
        json.put("status", BuildStatus.of(build, now).id());
        json.put("branch", build.branch());
        json.put("message", build.message());
        json.put("created_at", build.started().at().toString());
        json.put("started_by", by(build.started()));
        json.put("finished_at", text(BuildStatus.finishedAt(build, now)));
        json.put("aborted_at", build.aborted() == null ? null : text(build.aborted().at()));
        json.put("aborted_by", build.aborted() == null ? null : by(build.aborted()));
        return json;
    }

    private static Map<String, String> by(Act act) {
        return Map.of("id", act.token().value(), "name", act.tokenName());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
