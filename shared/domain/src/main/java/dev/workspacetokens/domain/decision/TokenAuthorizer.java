package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteMatch;
import dev.workspacetokens.domain.access.RouteNeed;
import dev.workspacetokens.domain.decision.AccessReader.Facts;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenSecret;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a request with a workspace token may pass.
///
/// What is no token, or none that was issued here, costs no read. Everything else costs one of at most three keys,
/// whatever the number of tokens, apps and grants, one more for a token whose roles were changed, and as much again
/// before an app is denied for want of a grant. Whatever cannot be decided throws, and the gateway refuses; nothing here
/// ever turns a failure into an allowance.
public final class TokenAuthorizer {

    private final TokenFormat format;
    private final TagKeys tags;
    private final AccessReader reader;
    private final SecretCheck secrets;
    private final DeploymentState state;
    private final InstantSource clock;

    public TokenAuthorizer(TokenFormat format, TagKeys tags, AccessReader reader, CredentialKeys keys,
            DeploymentState state, InstantSource clock) {
        this.format = format;
        this.tags = tags;
        this.reader = reader;
        this.secrets = new SecretCheck(keys);
        this.state = state;
        this.clock = clock;
    }

    /// Decides on one request.
    ///
    /// @param request what is wanted
    /// @param authorization every value of the `Authorization` header, in order
    public Decision decide(AccessRequest request, List<String> authorization) {
        if (authorization.size() != 1) {
            return Denied.unauthenticated(Reason.MISSING);
        }
        Optional<TokenSecret> token = format.parse(AuthorizationHeader.credential(authorization.getFirst()));
        if (token.isEmpty()) {
            return Denied.unauthenticated(Reason.MALFORMED);
        }
        if (!tags.made(token.get())) {
            return Denied.unauthenticated(Reason.NOT_ISSUED);
        }
        DeploymentState.Now now = state.now();
        RouteMatch match = isPattern(request.resource())
                ? RouteMatch.AMBIGUOUS
                : now.policy().find(request.api(), request.call());
        Slug app = match instanceof RouteMatch.Open(_, var named) && named != null
                ? Slug.parse(named).orElse(null)
                : null;
        var question = new Question(token.get(), match, app, request.source());
        Facts facts = reader.read(token.get().id(), app);
        Decision decision = decide(question, facts, now);
        if (!mayBeOutdated(decision, facts)) {
            return decision;
        }
        Facts newer = reader.read(token.get().id(), app);
        return access(newer).equals(access(facts)) ? decision : decide(question, newer, now);
    }

    /// @param app that the route names; null when it names none that could exist
    private record Question(TokenSecret token, RouteMatch match, @Nullable Slug app, String source) {}

    /// Says whether an app of the token's own workspace was denied for want of a grant. The grant set may have been
    /// replaced, and deleted, between the read of the credential and that of the grant; then the credential names
    /// another one by now.
    private static boolean mayBeOutdated(Decision decision, Facts facts) {
        if (!(decision instanceof Denied(var reason, _, _) && reason == Reason.NO_ACCESS_TO_APP)) {
            return false;
        }
        Credential credential = facts.credential();
        AppOwner owner = facts.owner();
        return credential != null && owner != null && owner.workspace().equals(credential.workspace())
                && credential.access() instanceof AccessRef.GrantSet;
    }

    private static Optional<AccessRef> access(Facts facts) {
        return Optional.ofNullable(facts.credential()).map(Credential::access);
    }

    private Decision decide(Question question, Facts facts, DeploymentState.Now now) {
        Credential credential = facts.credential();
        if (credential == null) {
            return Denied.unauthenticated(Reason.UNKNOWN);
        }
        return switch (secrets.check(credential, question.token)) {
            case UNKNOWN_KEY -> Denied.unauthenticated(Reason.UNKNOWN_KEY);
            case WRONG -> Denied.unauthenticated(Reason.WRONG_SECRET);
            case PRESENT -> credential.expiredAt(clock.instant())
                    ? new TooOld(Reason.EXPIRED, Bearer.of(credential))
                    : authorize(question, Bearer.of(credential), credential, facts, now);
            case FORMER -> {
                Former former = Objects.requireNonNull(credential.former()).of();
                Bearer bearer = Bearer.of(credential, former);
                yield former.worksAt(clock.instant())
                        ? authorize(question, bearer, credential, facts, now)
                        : new TooOld(Reason.SUPERSEDED, bearer);
            }
        };
    }

    /// Whoever is in the wrong place learns nothing but that.
    private Decision authorize(Question question, Bearer bearer, Credential credential, Facts facts,
            DeploymentState.Now now) {
        if (!credential.sources().allow(question.source)) {
            return Denied.forbidden(Reason.SOURCE_NOT_ALLOWED, bearer);
        }
        if (credential.disabled()) {
            return Denied.forbidden(Reason.TOKEN_DISABLED, bearer);
        }
        return now.frozen().contains(credential.workspace().uid())
                ? Denied.forbidden(Reason.WORKSPACE_FROZEN, bearer)
                : authorize(question.match, question.app, bearer, credential, facts, now.policy());
    }

    private Decision authorize(RouteMatch match, @Nullable Slug app, Bearer bearer, Credential credential,
            Facts facts, AccessPolicy policy) {
        return switch (match) {
            case RouteMatch.Ambiguous() -> Denied.forbidden(Reason.AMBIGUOUS_PATH, bearer);
            case RouteMatch.Closed() -> Denied.forbidden(Reason.ROUTE_CLOSED, bearer);
            case RouteMatch.Open(RouteNeed.LiveToken(), _) ->
                new Allowed(bearer, null, roleOnAllApps(credential, policy));
            case RouteMatch.Open(RouteNeed.OnAllApps(var permission), _) ->
                byRole(bearer, null, Optional.ofNullable(roleOnAllApps(credential, policy)), permission,
                        new Denied(Reason.NO_ROLE_ON_ALL_APPS, bearer, permission));
            case RouteMatch.Open(RouteNeed.OnApp(var permission), _) -> byRole(bearer, app,
                    app == null ? Optional.empty() : role(app, credential, facts, policy), permission,
                    Denied.forbidden(Reason.NO_ACCESS_TO_APP, bearer));
        };
    }

    private static Decision byRole(Bearer bearer, @Nullable Slug app, Optional<Role> role, String permission,
            Denied withoutRole) {
        if (role.isEmpty()) {
            return withoutRole;
        }
        return role.get().permits(permission)
                ? new Allowed(bearer, app, role.get())
                : new Denied(Reason.PERMISSION_MISSING, bearer, permission);
    }

    /// Says whether IAM reads a wildcard or a variable in the policy that the verdict becomes.
    private static boolean isPattern(String resource) {
        return resource.indexOf('*') >= 0 || resource.indexOf('?') >= 0 || resource.contains("${");
    }

    private static @Nullable Role roleOnAllApps(Credential credential, AccessPolicy policy) {
        return credential.access() instanceof AccessRef.AllApps(var role) ? policy.role(role).orElse(null) : null;
    }

    /// The token's role in the app, if the app belongs to the token's workspace now and is the very app that
    /// was granted.
    private Optional<Role> role(Slug app, Credential credential, Facts facts, AccessPolicy policy) {
        AppOwner owner = facts.owner();
        if (owner == null || !owner.workspace().equals(credential.workspace())) {
            return Optional.empty();
        }
        return switch (credential.access()) {
            case AccessRef.AllApps(var role) -> policy.role(role);
            case AccessRef.GrantSet(var set) -> grant(set, app, credential, facts)
                    .filter(grant -> grant.appUid().equals(owner.uid()))
                    .flatMap(grant -> policy.role(grant.role()));
        };
    }

    private Optional<Grant> grant(String set, Slug app, Credential credential, Facts facts) {
        return set.equals(credential.id().value()) ? Optional.ofNullable(facts.firstGrant()) : reader.grant(set, app);
    }
}
