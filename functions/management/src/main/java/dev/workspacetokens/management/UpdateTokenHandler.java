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
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `PATCH /workspaces/{workspace}/tokens/{token}`: renames a token, replaces its roles as a whole, or both.
public final class UpdateTokenHandler extends HttpApiHandler {

    /// What the caller asks for, of the right shape; null is what stays as it is.
    private record UpdateToken(@Nullable String name, @Nullable WantedRoles roles) {

        static UpdateToken read(Request request) {
            JsonObject body = JsonObject.body(request, NameReader.FIELD, RolesReader.FIELD);
            var wanted = new UpdateToken(body.has(NameReader.FIELD) ? body.string(NameReader.FIELD) : null,
                    body.has(RolesReader.FIELD) ? RolesReader.readReplacement(body) : null);
            if (wanted.name() == null && wanted.roles() == null) {
                body.note(body.pointer(), "must have '" + NameReader.FIELD + "' or '" + RolesReader.FIELD + "'");
            }
            body.check();
            return wanted;
        }
    }

    private final Management management;
    private final AccessRules rules;

    public UpdateTokenHandler() {
        this(Environment.lambda());
    }

    public UpdateTokenHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
        this.rules = management.rules();
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        WorkspaceToken before = management.token(owner, request);
        UpdateToken wanted = UpdateToken.read(request);
        Held held = management.held(before);
        List<Violation> violations = new ArrayList<>();
        String name = wanted.name() == null ? before.name() : NameReader.check(wanted.name(), violations);
        if (wanted.roles() != null) {
            rules.check(wanted.roles(), held, RolesReader.POINTER, violations);
        }
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
        Access access = wanted.roles() == null
                ? null
                : rules.access(wanted.roles(), held, owner.workspace().slug(), RolesReader.POINTER).orElse(null);
        Version.require(request, before);
        WorkspaceToken renamed = before.renamed(name, management.event(owner));
        WorkspaceToken after = access == null ? renamed : renamed.withAccess(access, management.newGrantSet());
        Reach reach = access == null ? management.reach(before) : Reach.all(access.grantList());
        // Read before the write: an answer that fails says that nothing has changed.
        TokenContext context = management.context(owner, List.of(after));
        Version.change(request, () -> management.tokens().update(owner, before, after, reach.live()));
        return TokenJson.answer(200, after, TokenJson.details(after, reach, context));
    }
}
