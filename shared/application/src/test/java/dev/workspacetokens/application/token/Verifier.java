package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.access.RouteNeed;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.TokenId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says by the authorizer's own decision which secrets of a [House] live.
final class Verifier {

    private static final AccessPolicy POLICY = new AccessPolicy(
            List.of(new Role("developer", "Developer", "", Set.of("builds:start"))),
            Map.of("default", DraftApi.ofRoutes(Map.of("GET /me", RouteNeed.ANY))));
    /// Where the integrations are.
    static final String SOURCE = "192.0.2.1";

    private static final AccessRequest ME = new AccessRequest("default", RouteCall.ofRoute("GET /me", Map.of()), "me",
            SOURCE);

    private final TokenAuthorizer authorizer;

    Verifier(House house) {
        var reader = new AccessReader() {
            @Override
            public Facts read(TokenId token, @Nullable Slug app) {
                return Facts.of(house.store.credentials.get(token), null, null);
            }

            @Override
            public Optional<Grant> grant(String grantSet, Slug app) {
                return Optional.empty();
            }
        };
        this.authorizer = new TokenAuthorizer(House.FORMAT, House.TAG_KEY::made, reader,
                _ -> Optional.of(new CredentialKey(House.SUBKEY)),
                () -> new DeploymentState.Now(POLICY, house.directory.frozen()), () -> house.now);
    }

    /// Whether a secret is accepted as such, whatever its rights.
    boolean accepts(String secret) {
        return authorizer.decide(ME, List.of(secret)) instanceof Decision.Allowed;
    }
}
