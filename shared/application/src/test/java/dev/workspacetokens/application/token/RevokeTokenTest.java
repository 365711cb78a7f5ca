package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.WorkspaceToken;
import org.junit.jupiter.api.Test;

final class RevokeTokenTest {

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", all("admin"));

    private void revoke(Actor actor, Expected expected) {
        house.revoke.run(actor, house.path(token), expected);
    }

    @Test
    void tokenIsGone() {
        revoke(ADA, Expected.NOTHING);
        assertThat(house.store.records).isEmpty();
        assertThat(house.store.credentials).isEmpty();
        assertThatThrownBy(() -> revoke(ADA, Expected.NOTHING)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void onlyAnOwnerMayAndOnlyAtTheExpectedVersion() {
        assertThatThrownBy(() -> revoke(MAX, Expected.NOTHING)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> revoke(STRANGER, Expected.NOTHING)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> revoke(ADA, new Expected(true, version -> version == 7)))
                .isInstanceOf(Refusal.Outdated.class);
        assertThat(house.stored(token)).isEqualTo(token);
    }

    @Test
    void changeThatComesInBetweenDoesNotKeepItAlive() {
        house.store.meanwhile = () -> house.rename(token);
        revoke(ADA, new Expected(true, version -> version == 1));
        assertThat(house.store.records).isEmpty();
    }
}
