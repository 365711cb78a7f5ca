package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRules;
import dev.workspacetokens.domain.access.Held;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.access.WantedRoles;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `POST /workspaces/{workspace}/tokens`: creates a token and shows it, the only time.
public final class CreateTokenHandler extends HttpApiHandler {

    /// What the caller asks for, of the right shape.
    private record CreateToken(String name, @Nullable Instant expiresAt, WantedRoles roles) {

        static CreateToken read(Request request) {
            JsonObject body = JsonObject.body(request, NameReader.FIELD, ExpiryReader.FIELD, RolesReader.FIELD);
            var wanted = new CreateToken(body.string(NameReader.FIELD), body.instantOrNull(ExpiryReader.FIELD),
                    RolesReader.read(body));
            body.check();
            return wanted;
        }
    }

    private final Management management;
    private final TokenIssuer issuer;
    private final ExpiryReader expiry;
    private final AccessRules rules;
    private final int mostTokens;

    public CreateTokenHandler() {
        this(Environment.lambda());
    }

    public CreateTokenHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
        this.issuer = management.issuer();
        this.expiry = management.expiry();
        this.rules = management.rules();
        this.mostTokens = management.mostTokens();
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        CreateToken wanted = CreateToken.read(request);
        List<Violation> violations = new ArrayList<>();
        String name = NameReader.check(wanted.name(), violations);
        expiry.check(wanted.expiresAt(), violations);
        rules.check(wanted.roles(), Held.NOTHING, RolesReader.POINTER, violations);
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
        Access access = rules.access(wanted.roles(), Held.NOTHING, owner.workspace().slug(), RolesReader.POINTER)
                .orElseThrow();
        IssuedToken issued = issuer.create(owner, name, access, wanted.expiresAt());
        management.tokens().create(owner, issued, access.grantList(), mostTokens);
        Map<String, Object> record = TokenJson.details(issued.token(), Reach.all(access.grantList()),
                TokenContext.ofNew(owner, management.now()));
        return TokenJson.withSecret(201, issued.token(), record, issued.secret()).with("location",
                "/workspaces/" + owner.workspace().slug() + "/tokens/" + issued.token().id());
    }
}
