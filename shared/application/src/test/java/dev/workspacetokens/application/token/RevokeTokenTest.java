package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.WorkspaceToken;
import org.junit.jupiter.api.Test;

final class RevokeTokenTest {

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", all("admin"));

    private Event revoke(Actor actor, Expected expected) {
        return house.revoke.run(actor, house.path(token), expected);
    }

    @Test
    void tokenIsGoneAndTheEventSaysSo() {
        assertThat(revoke(ADA, Expected.NOTHING)).isEqualTo(
                new Event(NOW, ADA, new Event.TokenRevoked(token.workspace(), token.id())));
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
        assertThat(revoke(ADA, new Expected(true, version -> version == 1)).what())
                .isInstanceOf(Event.TokenRevoked.class);
        assertThat(house.store.records).isEmpty();
    }
}
