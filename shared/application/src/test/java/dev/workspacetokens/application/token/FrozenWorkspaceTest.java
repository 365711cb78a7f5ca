package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In a workspace that an operator has frozen no secret is made, and all else is as ever.
final class FrozenWorkspaceTest {

    private static final String FROZEN = "The workspace is frozen by its operator.";

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));

    @BeforeEach
    void freeze() {
        house.directory.freeze(true);
    }

    private Issued regenerate() {
        return house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(IN_A_MONTH, 0, null));
    }

    @Test
    void noTokenIsCreated() {
        assertThatThrownBy(() -> house.token("Another", all("admin"))).isInstanceOf(Refusal.Conflict.class)
                .hasMessage(FROZEN);
        assertThat(house.store.records).containsOnlyKeys(token.id());
    }

    @Test
    void noTokenIsRegenerated() {
        var credential = house.store.credentials.get(token.id());
        assertThatThrownBy(this::regenerate).isInstanceOf(Refusal.Conflict.class).hasMessage(FROZEN);
        assertThat(house.stored(token)).isEqualTo(token);
        assertThat(house.store.credentials.get(token.id())).isEqualTo(credential);
    }

    /// What the caller can correct comes first, as the API says.
    @Test
    void freezeIsToldOnceAllElseIsRight() {
        assertThatThrownBy(() -> house.token("Another", perApp(Map.of("nowhere", "admin"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(
                () -> house.regenerate.run(ADA, house.path(token), new Expected(true, version -> version == 7),
                        () -> new RegenerateToken.Command(IN_A_MONTH, 0, null)))
                .isInstanceOf(Refusal.Outdated.class);
    }

    @Test
    void whoOwnsNothingThereIsNotToldOfIt() {
        assertThatThrownBy(() -> house.create.run(MAX, "acme", House.unread())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.create.run(STRANGER, "acme", House.unread()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.regenerate.run(MAX, house.path(token), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void tokenIsShownRenamedGivenOtherRolesAndRevoked() {
        assertThat(house.get.run(ADA, house.path(token)).token()).isEqualTo(token);
        house.rename(token);
        house.update.run(ADA, house.path(token), Expected.NOTHING,
                () -> House.change("Theirs", perApp(Map.of("ios", "admin"))));
        assertThat(Objects.requireNonNull(house.stored(token)).name()).isEqualTo("Theirs");
        house.revoke.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(house.store.records).isEmpty();
    }

    @Test
    void onceItIsLiftedSecretsAreMadeAgain() {
        house.directory.freeze(false);
        assertThat(regenerate().details().token().generation()).isEqualTo(2);
        house.token("Another", all("admin"));
        assertThat(house.store.records).hasSize(2);
    }
}
