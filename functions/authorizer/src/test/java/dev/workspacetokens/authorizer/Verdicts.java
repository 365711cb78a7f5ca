package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The answers of the authorizers, to the letter.
final class Verdicts {

    static final String DEVELOPER = "apps:read builds:read artifacts:read logs:read builds:start builds:abort"
            + " artifacts:write";
    static final String NO_ACCESS = "The token has no access to this app.";
    static final String CLOSED = "This route is not open to workspace tokens.";
    static final String INVALID = "The token is not valid.";

    private Verdicts() {}

    static String allow(Deployment.Shown shown, Event event, String app, String role, String permissions) {
        return verdict(shown, "Allow", event, app, role, permissions, "Allowed.");
    }

    static String deny(Deployment.Shown shown, Event event, String reason) {
        return verdict(shown, "Deny", event, "", "", "", reason);
    }

    static String denyAnybody(Event event) {
        return document("anonymous", "Deny", event.arn(), "", "", "", "", "", "", "", "false", INVALID);
    }

    private static String verdict(Deployment.Shown shown, String effect, Event event, String app, String role,
            String permissions, String reason) {
        var token = shown.token();
        String workspace = token.workspace().slug().value();
        return document("workspace:" + workspace + ":token:" + token.id(), effect, event.arn(), workspace,
                token.id().value(), token.name(), app, role, permissions, String.valueOf(token.expiresAt()),
                "false", reason);
    }

    private static String document(String principal, String effect, String arn, String... context) {
        String[] names = {"workspace", "token_id", "token_name", "app", "role", "permissions", "expires_at", "former",
                "reason"};
        var values = Stream.of(context).iterator();
        return """
                {"principalId":"%s","policyDocument":{"Version":"2012-10-17","Statement":[{\
                "Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]},"context":{%s}}"""
                .formatted(principal, effect, arn, Stream.of(names)
                        .map(name -> "\"%s\":\"%s\"".formatted(name, values.next())).collect(Collectors.joining(",")));
    }

    /// The handler ends with the one message that the gateway knows as a 401, and tells nothing.
    static void assertUnauthorized(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessage("Unauthorized").hasNoCause();
    }

    /// The handler ends with an exception that the gateway knows as a 500.
    static void assertFails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Exception.class)
                .satisfies(e -> assertThat(e.getMessage()).isNotEqualTo("Unauthorized"));
    }
}
