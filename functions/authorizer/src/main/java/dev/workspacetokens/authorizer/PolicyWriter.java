package dev.workspacetokens.authorizer;

import com.google.gson.stream.JsonWriter;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// Writes a verdict as both kinds of API Gateway read it: an IAM policy for exactly the method and path that was asked
/// for, and the context for the API behind it, flat texts with every key always there.
final class PolicyWriter {

    private static final int USUAL_LENGTH = 1_024;
    private static final String NOT_VALID = "The token is not valid.";

    private PolicyWriter() {}

    /// @throws IOException when the resource is no text: a policy for another path must not come of it
    static void write(Decision decision, String resource, OutputStream output) throws IOException {
        var text = new StringWriter(USUAL_LENGTH);
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("principalId").value(principal(decision.bearer()));
            policy(json.name("policyDocument"), decision instanceof Allowed ? "Allow" : "Deny", resource);
            context(json.name("context"), decision);
            json.endObject();
        }
        output.write(StrictJson.utf8(text.getBuffer()));
    }

    private static void policy(JsonWriter json, String effect, String resource) throws IOException {
        json.beginObject();
        json.name("Version").value("2012-10-17");
        json.name("Statement").beginArray().beginObject();
        json.name("Action").value("execute-api:Invoke");
        json.name("Effect").value(effect);
        json.name("Resource").value(resource);
        json.endObject().endArray();
        json.endObject();
    }

    private static void context(JsonWriter json, Decision decision) throws IOException {
        Bearer bearer = decision.bearer();
        Role role = decision instanceof Allowed allowed ? allowed.role() : null;
        json.beginObject();
        json.name("workspace").value(bearer == null ? "" : bearer.workspace().slug().value());
        json.name("token_id").value(bearer == null ? "" : bearer.id().value());
        json.name("token_name").value(bearer == null ? "" : bearer.name());
        json.name("app").value(decision instanceof Allowed allowed ? text(allowed.app()) : "");
        json.name("role").value(role == null ? "" : role.id());
        json.name("permissions").value(role == null ? "" : String.join(" ", role.permissions()));
        json.name("expires_at").value(bearer == null ? "" : text(bearer.expiresAt()));
        json.name("former").value(bearer != null && bearer.former() ? "true" : "false");
        json.name("reason").value(reason(decision));
        json.endObject();
    }

    /// A sentence for people, of our own words only: the REST API's 403 shows it.
    private static String reason(Decision decision) {
        return switch (decision) {
            case Allowed _ -> "Allowed.";
            case TooOld _ -> NOT_VALID;
            case Denied(var reason, _, var permission) -> switch (reason) {
                case MISSING, MALFORMED, NOT_ISSUED, UNKNOWN, UNKNOWN_KEY, WRONG_SECRET, EXPIRED, SUPERSEDED ->
                    NOT_VALID;
                case SOURCE_NOT_ALLOWED -> "The token may not be used from this address.";
                case TOKEN_DISABLED -> "The token is disabled.";
                case WORKSPACE_FROZEN -> "The workspace is frozen.";
                case AMBIGUOUS_PATH, ROUTE_CLOSED -> "This route is not open to workspace tokens.";
                case NO_ACCESS_TO_APP -> "The token has no access to this app.";
                case NO_ROLE_ON_ALL_APPS -> "Only a token with a role on all apps may do this, if the role has the"
                        + " permission " + permission + ".";
                case PERMISSION_MISSING -> "The role of the token lacks the permission " + permission + ".";
            };
        };
    }

    private static String principal(@Nullable Bearer bearer) {
        return bearer == null ? "anonymous" : "workspace:" + bearer.workspace().slug() + ":token:" + bearer.id();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
