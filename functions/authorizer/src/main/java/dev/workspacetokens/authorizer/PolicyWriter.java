package dev.workspacetokens.authorizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.decision.Decision.Denied;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a verdict as both kinds of API Gateway read it: an IAM policy for exactly the method and path that was asked
/// for, and the context for the API behind it, flat texts with every key always there.
final class PolicyWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private PolicyWriter() {}

    static void write(Decision decision, String resource, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeStringField("principalId", principal(decision.bearer()));
            policy(json, decision instanceof Allowed ? "Allow" : "Deny", resource);
            json.writeObjectFieldStart("context");
            context(json, decision);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void policy(JsonGenerator json, String effect, String resource) throws IOException {
        json.writeObjectFieldStart("policyDocument");
        json.writeStringField("Version", "2012-10-17");
        json.writeArrayFieldStart("Statement");
        json.writeStartObject();
        json.writeStringField("Action", "execute-api:Invoke");
        json.writeStringField("Effect", effect);
        json.writeStringField("Resource", resource);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void context(JsonGenerator json, Decision decision) throws IOException {
        Bearer bearer = decision.bearer();
        Role role = decision instanceof Allowed allowed ? allowed.role() : null;
        json.writeStringField("workspace", bearer == null ? "" : bearer.workspace().value());
        json.writeStringField("token_id", bearer == null ? "" : bearer.id().value());
        json.writeStringField("token_name", bearer == null ? "" : bearer.name());
        json.writeStringField("app", decision instanceof Allowed allowed ? text(allowed.app()) : "");
        json.writeStringField("role", role == null ? "" : role.id());
        json.writeStringField("permissions", role == null ? "" : String.join(" ", role.permissions()));
        json.writeStringField("expires_at", bearer == null ? "" : text(bearer.expiresAt()));
        json.writeStringField("reason", reason(decision));
    }

    /// A sentence for people, of our own words only: the REST API's 403 shows it.
    private static String reason(Decision decision) {
        return switch (decision) {
            case Allowed _ -> "Allowed.";
            case Denied(var reason, _, var permission) -> switch (reason) {
                case MISSING, MALFORMED, UNKNOWN, UNKNOWN_KEY, WRONG_SECRET, EXPIRED -> "The token is not valid.";
                case AMBIGUOUS_PATH, ROUTE_CLOSED -> "This route is not open to workspace tokens.";
                case NO_ACCESS_TO_APP -> "The token has no access to this app.";
                case PERMISSION_MISSING -> "The role of the token lacks the permission " + permission + ".";
            };
        };
    }

    private static String principal(@Nullable Bearer bearer) {
        return bearer == null ? "anonymous" : "workspace:" + bearer.workspace() + ":token:" + bearer.id();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
