package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
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

    /// What somebody may do to a record so that it cannot be believed.
    enum Breach {
        NO_ACCESS, TWO_ACCESSES, TEXT_FOR_A_NUMBER, UNKNOWN_TYPE, ANOTHERS_UID;

        private void in(Map<String, AttributeValue> row) {
            switch (this) {
                case NO_ACCESS -> row.remove("role");
                case TWO_ACCESSES -> row.put("grant_set", World.text("another"));
                case TEXT_FOR_A_NUMBER -> row.put("version", World.text("one"));
                case ANOTHERS_UID -> row.put("workspace_uid", World.text("another"));
                case UNKNOWN_TYPE -> row.put("counts", World.text("none"));
            }
        }
    }

    private String records() {
        return "TOKENS#" + world.workspace.slug();
    }

    private Map<String, AttributeValue> record() {
        return new HashMap<>(World.items(records()).stream()
                .filter(row -> World.text(token.id().value()).equals(row.get("SK"))).findAny().orElseThrow());
    }

    private void breakRecord(Breach breach) {
        var row = record();
        breach.in(row);
        World.put(row);
    }

    @ParameterizedTest
    @EnumSource
    void recordThatCannotBeBelievedIsNoneButForItsId(Breach breach) {
        World.Shown other = world.create(new Access.AllApps("developer"));
        breakRecord(breach);
        assertThat(world.store.find(world.workspace, token.id())).isEmpty();
        assertThat(world.store.all(world.workspace)).containsExactly(other.token());
        assertThat(world.store.list(world.workspace, new Page.Request(null, 1)))
                .isEqualTo(new Page<>(List.of(other.token()), null));
        assertThat(world.store.ids(world.workspace)).containsExactlyInAnyOrder(other.id(), token.id());
    }

    @ParameterizedTest
    @EnumSource
    void recordThatCannotBeBelievedIsDeletedWithItsCredential(Breach breach) {
        breakRecord(breach);
        assertThat(world.alive(token.secret())).isTrue();
        world.store.revokeUnrecorded(world.owner, token.id());
        assertThat(world.alive(token.secret())).isFalse();
        assertThat(World.items("CREDENTIAL#" + token.id(), records())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void workspaceIsDeletedWithATokenWhoseRecordCannotBeBelieved(Breach breach) {
        World.Shown other = world.create(new Access.AllApps("developer"));
        breakRecord(breach);
        world.delete(world.table);
        assertThat(world.alive(token.secret())).isFalse();
        assertThat(World.items("CREDENTIAL#" + token.id(), "CREDENTIAL#" + other.id(), records())).isEmpty();
        var revocations = new DynamoDbRevocations(world.table);
        assertThat(List.of(token.id(), other.id())).allSatisfy(id -> assertThat(revocations.of(world.workspace, id))
                .hasValueSatisfying(event -> assertThat(event.deed().type()).isEqualTo(EventType.TOKENS_REVOKED)));
    }

    /// Whatever request of it is the last one.
    @Test
    void deletionThatBrokeOffAndIsRepeatedNotesEachTokenOnce() {
        boolean struck = true;
        for (int call = 1; struck; call++) {
            var one = new World();
            World.Shown first = one.create(new Access.AllApps("developer"));
            var fault = new Faults.Nth(call, Faults.Kind.LOST_ANSWER, true);
            try {
                one.delete(World.table(fault));
            } catch (SdkException | Refusal _) {
                // It broke off.
            }
            one.delete(one.table);
            assertThat(one.alive(first.secret())).isFalse();
            assertThat(World.items("AUDIT#" + one.workspace.uid())).as("call " + call)
                    .filteredOn(row -> World.text("tokens.revoked").equals(row.get("type"))).hasSize(1);
            struck = fault.struck();
        }
    }

    @Test
    void recordUnderNoTokensIdIsInNobodysWay() {
        var row = record();
        row.put("SK", World.text("zz"));
        World.put(row);
        assertThat(world.store.all(world.workspace)).containsExactly(token.token());
        assertThat(world.store.ids(world.workspace)).containsExactly(token.id());
        world.delete(world.table);
        assertThat(World.items("CREDENTIAL#" + token.id(), records())).isEmpty();
    }

    @Test
    void useThatCannotBeReadIsNone() {
        World.put(Map.of("PK", World.text("USE#" + world.workspace.uid()), "SK", World.text(token.id().value()), "day",
                World.text("yesterday")));
        assertThat(world.store.lastUses(world.workspace)).isEmpty();
        assertThat(world.store.lastUses(world.workspace, List.of(token.id()))).isEmpty();
    }

    @Test
    void credentialOfAnotherWorkspaceIsNotFoundAndStays() {
        var elsewhere = new World();
        assertThatExceptionOfType(Refusal.NotFound.class)
                .isThrownBy(() -> elsewhere.store.revokeUnrecorded(elsewhere.owner, token.id()));
        assertThat(world.alive(token.secret())).isTrue();
    }
}
