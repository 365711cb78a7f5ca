package dev.workspacetokens.http;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.lambda.Log;
import java.util.Optional;

/// Notes which workspace, app and token a change was about, and who asked for it. The access log of an HTTP API can
/// name the route only, for a path may hold anything; here nothing is written that has not the form of a name.
final class ChangeLog {

    private ChangeLog() {}

    static void note(Request request, Answer answer) {
        if (request.isChange()) {
            Log.info(ChangeLog.class, line(request, answer));
        }
    }

    private static String line(Request request, Answer answer) {
        var line = new StringBuilder(request.route()).append(' ').append(answer.status());
        add(line, "workspace", request.pathIfAny("workspace").flatMap(Slug::parse));
        add(line, "app", request.pathIfAny("app").flatMap(Slug::parse));
        add(line, "token", request.pathIfAny("token").or(() -> made(answer)).flatMap(TokenId::parse));
        add(line, "by", Optional.of(request.caller("sub")).filter(MemberId::isValid));
        return line.toString();
    }

    private static void add(StringBuilder line, String what, Optional<?> name) {
        name.ifPresent(value -> line.append(' ').append(what).append('=').append(value));
    }

    /// What was created, by the end of its address.
    private static Optional<String> made(Answer answer) {
        return Optional.ofNullable(answer.headers().get("location"))
                .map(location -> location.substring(location.lastIndexOf('/') + 1));
    }
}
