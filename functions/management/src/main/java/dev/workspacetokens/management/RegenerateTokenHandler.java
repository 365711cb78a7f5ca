package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `POST /workspaces/{workspace}/tokens/{token}/regenerate`: a new secret with a new expiration date and the exact same
/// apps with the exact same roles. The new token is shown, the only time; the old one is dead at once.
public final class RegenerateTokenHandler extends HttpApiHandler {

    /// What the caller asks for, of the right shape.
    private record RegenerateToken(@Nullable Instant expiresAt) {

        static RegenerateToken read(Request request) {
            JsonObject body = JsonObject.body(request, ExpiryReader.FIELD);
            var wanted = new RegenerateToken(body.instantOrNull(ExpiryReader.FIELD));
            body.check();
            return wanted;
        }
    }

    private final Management management;
    private final TokenIssuer issuer;
    private final ExpiryReader expiry;

    public RegenerateTokenHandler() {
        this(Environment.lambda());
    }

    public RegenerateTokenHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
        this.issuer = management.issuer();
        this.expiry = management.expiry();
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        WorkspaceToken before = management.token(owner, request);
        RegenerateToken wanted = RegenerateToken.read(request);
        List<Violation> violations = new ArrayList<>();
        expiry.check(wanted.expiresAt(), violations);
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
        Version.require(request, before);
        IssuedToken after = issuer.regenerate(owner, before, wanted.expiresAt());
        // Read before the write: what fails from here on must not cost the owner the one sight of the secret.
        Map<String, Object> record = TokenJson.details(after.token(), management.reach(before),
                management.context(owner, List.of(after.token())));
        Version.change(request, () -> management.tokens().regenerate(owner, before, after));
        return TokenJson.withSecret(200, after.token(), record, after.secret());
    }
}
