package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whatever somebody did to a token's rows, its owner can revoke it.
@OnEachBackend
final class RevokingWhatIsBrokenTest {

    private final World world = new World();
    private final World.Shown token = world.create(new Access.AllApps("developer"));

    private void delete(String pk, String sk) {
        World.BACKEND.dynamoDb().deleteItem(
                r -> r.tableName(World.BACKEND.table()).key(Map.of("PK", World.text(pk), "SK", World.text(sk))));
    }

    @Test
    void credentialWithoutARecordIsDeleted() {
        delete("TOKENS#" + world.workspace.slug(), token.id().value());
        assertThat(world.alive(token.secret())).isTrue();
        world.store.revokeUnrecorded(world.owner, token.id());
        assertThat(world.alive(token.secret())).isFalse();
        assertThat(World.items("CREDENTIAL#" + token.id())).isEmpty();
        assertThatExceptionOfType(Refusal.NotFound.class)
                .isThrownBy(() -> world.store.revokeUnrecorded(world.owner, token.id()));
    }

    @Test
    void recordWithoutACredentialIsDeleted() {
        delete("CREDENTIAL#" + token.id(), "CREDENTIAL");
        world.store.revoke(world.owner, token.token());
        assertThat(World.items("TOKENS#" + world.workspace.slug())).isEmpty();
    }

    @Test
    void credentialThatSomebodyChangedIsDeleted() {
        var broken = new HashMap<>(World.items("CREDENTIAL#" + token.id()).getFirst());
        broken.put("role", World.text("admin"));
        broken.put("seal", AttributeValue.fromN("1"));
        World.put(broken);
        world.store.revoke(world.owner, token.token());
        assertThat(World.items("CREDENTIAL#" + token.id())).isEmpty();
    }

    @Test
    void credentialOfAnotherWorkspaceIsNotFoundAndStays() {
        var elsewhere = new World();
        assertThatExceptionOfType(Refusal.NotFound.class)
                .isThrownBy(() -> elsewhere.store.revokeUnrecorded(elsewhere.owner, token.id()));
        assertThat(world.alive(token.secret())).isTrue();
    }
}
