package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.application.directory.AccessPolicies.Stored;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.KeptRow;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.table.StateRows;
import dev.workspacetokens.testing.OnEachBackend;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

@OnEachBackend
final class AccessPoliciesTest {

    @AutoClose private final StateTable world = new StateTable();
    private final DynamoDbAccessPolicies policies = world.policies(Interceptor.NONE);

    private static String document(String role) {
        return "{\n \"roles\": [{\"id\": \"%s\", \"title\": \"Ü\", \"description\": \"D\", \"permissions\": [\"p\"]}], \"apis\": {}}"
                .formatted(role);
    }

    private long put(String role) {
        return policies.put(policies.find().orElse(null), document(role), WholeStore.POLICY_PUT);
    }

    private @Nullable String role() {
        return policies.find().map(stored -> Objects.requireNonNull(stored.draft().roles()).getFirst())
                .map(DraftRole::id).orElse(null);
    }

    private boolean authorizersKnow(String role) {
        return world.state().now().policy().role(role).isPresent();
    }

    private static Interceptor beforeTheWrite(Runnable meanwhile) {
        return Faults.before(TransactWriteItemsRequest.class::isInstance, meanwhile);
    }

    @Test
    void oneIsReadAsItWasPutAndAuthorizersReadIt() {
        assertThat(policies.find()).isEmpty();
        assertThat(put("editor")).isEqualTo(1);
        Stored stored = policies.find().orElseThrow();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.document()).isEqualTo(document("editor"));
        assertThat(stored.at()).isEqualTo(StateTable.NOW);
        assertThat(role()).isEqualTo("editor");
        assertThat(authorizersKnow("editor")).isTrue();
        assertThat(world.row(Keys.POLICY)).containsKeys("seal", "event");
    }

    @Test
    void eachIsTheNextVersionInPlaceOfTheFormer() {
        put("editor");
        assertThat(put("viewer")).isEqualTo(2);
        assertThat(put("viewer")).isEqualTo(3);
        assertThat(role()).isEqualTo("viewer");
        assertThat(authorizersKnow("editor")).isFalse();
    }

    @Test
    void ofTwoThatWereMadeOfTheSameOneTheFirstWins() {
        put("editor");
        Stored read = policies.find().orElseThrow();
        put("theirs");
        assertThatThrownBy(() -> policies.put(read, document("mine"), WholeStore.POLICY_PUT))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> policies.put(null, document("mine"), WholeStore.POLICY_PUT))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(role()).isEqualTo("theirs");
    }

    @Test
    void oneThatLosesTheRaceAtTheLastMomentIsAConflict() {
        Runnable theirs = () -> put("theirs");
        assertThatThrownBy(
                () -> world.policies(beforeTheWrite(theirs)).put(null, document("mine"), WholeStore.POLICY_PUT))
                .isInstanceOf(Refusal.Conflict.class);
        Stored read = policies.find().orElseThrow();
        assertThatThrownBy(
                () -> world.policies(beforeTheWrite(theirs)).put(read, document("mine"), WholeStore.POLICY_PUT))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(role()).isEqualTo("theirs");
        assertThat(policies.find().map(Stored::version)).contains(2L);
    }

    @Test
    void listOfFrozenIsWrittenWhereItIsMissingAndSealedAnewWhereItIsNot() {
        assertThat(world.row(Keys.FROZEN)).isEmpty();
        put("editor");
        assertThat(world.state().now().frozen()).isEmpty();
        String uid = world.workspace("acme").ref().uid();
        freeze("acme");
        var list = world.row(Keys.FROZEN);
        put("viewer");
        assertThat(world.row(Keys.FROZEN).get("event")).isNotNull().isNotEqualTo(list.get("event"));
        assertThat(world.state().now().frozen()).containsExactly(uid);
    }

    private void freeze(String workspace) {
        world.freezes(Interceptor.NONE).freeze(WholeStore.SAAS, new Slug(workspace));
    }

    private void assertLosesAgainstAFreeze(@Nullable Stored before, String role) {
        assertThatThrownBy(
                () -> world.policies(beforeTheWrite(() -> freeze("acme"))).put(before, document(role),
                        WholeStore.POLICY_PUT))
                .isInstanceOf(Refusal.Conflict.class);
    }

    /// Somebody deletes the list behind a put and a freeze of `acme`, whose uid this gives.
    private String frozenBehindADeletedList() {
        put("editor");
        String uid = world.workspace("acme").ref().uid();
        freeze("acme");
        world.delete(Keys.FROZEN);
        return uid;
    }

    @Test
    void freezeRightBeforeTheFirstPutIsNotLost() {
        String uid = world.workspace("acme").ref().uid();
        assertLosesAgainstAFreeze(null, "editor");
        put("editor");
        assertThat(world.state().now().frozen()).containsExactly(uid);
    }

    @Test
    void freezeRightBeforeALaterPutIsNotLost() {
        put("editor");
        String uid = world.workspace("acme").ref().uid();
        Stored read = policies.find().orElseThrow();
        assertLosesAgainstAFreeze(read, "viewer");
        assertThat(role()).isEqualTo("editor");
        assertThat(world.state().now().frozen()).containsExactly(uid);
    }

    /// Not by the list of workspaces, which nothing seals.
    @Test
    void whoeverTakesAFreezeOutOfTheListsDoesNotHaveItLifted() {
        String uid = frozenBehindADeletedList();
        world.unlist("acme");
        put("editor");
        assertThat(world.state().now().frozen()).containsExactly(uid);
    }

    @Test
    void freezingAgainWritesAListThatSomebodyDeleted() {
        String uid = frozenBehindADeletedList();
        freeze("acme");
        assertThat(world.state().now().frozen()).containsExactly(uid);
    }

    /// Whoever deletes the list must not have all freezes lifted by the next put.
    @Test
    void listThatSomebodyDeletedIsWrittenAnewWithWhoIsFrozen() {
        String uid = frozenBehindADeletedList();
        world.workspace("globex");
        assertThatThrownBy(() -> world.state().now()).hasMessageContaining("FROZEN");
        put("editor");
        assertThat(world.state().now().frozen()).containsExactly(uid);
        world.delete(Keys.FROZEN);
        freeze("globex");
        assertThat(world.state().now().frozen()).hasSize(2).contains(uid);
    }

    @Test
    void sixteenThousandBytesArePackedAndOneMoreIsTooLarge() {
        var noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        String text = Base64.getEncoder().encodeToString(noise);
        int length = 21_150;
        while (packed(text.substring(0, length)) > AccessPolicies.MOST_BYTES) {
            length--;
        }
        while (packed(text.substring(0, length + 1)) <= AccessPolicies.MOST_BYTES) {
            length++;
        }
        String longest = text.substring(0, length);
        String tooLong = text.substring(0, length + 1);
        assertThat(packed(longest)).isEqualTo(AccessPolicies.MOST_BYTES);
        assertThatCode(() -> policies.requireRoom(longest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> policies.requireRoom(tooLong)).isInstanceOf(Refusal.Invalid.class);
    }

    private static int packed(String text) {
        return StateAttributes.packed(text.getBytes(StandardCharsets.UTF_8)).length;
    }

    @Test
    void forgedOneIsNeitherShownNorReplacedNorInForce() {
        put("editor");
        world.forge(Keys.POLICY, StateAttributes.DOCUMENT, AttributeValue.fromB(SdkBytes.fromByteArray(
                StateAttributes.packed(document("admin").getBytes(StandardCharsets.UTF_8)))));
        assertThatThrownBy(policies::find).isInstanceOf(SealRefused.class);
        assertThatThrownBy(() -> policies.put(null, document("mine"), WholeStore.POLICY_PUT))
                .isInstanceOf(SealRefused.class);
        assertThatThrownBy(() -> world.state().now()).isInstanceOf(SealRefused.class);
        world.delete(Keys.POLICY);
        assertThat(put("editor")).isEqualTo(1);
        assertThat(authorizersKnow("editor")).isTrue();
    }

    @Test
    void managementKnowsTheRolesWithinAMinuteAndIsUnavailableWithoutAPolicy() {
        var management = new StoredPolicy(world.table(Interceptor.NONE), world.clock);
        assertThatThrownBy(management::get).isInstanceOf(Refusal.Unavailable.class);
        put("editor");
        assertThat(management.get().role("editor")).isPresent();
        put("viewer");
        assertThat(management.get().role("viewer")).isEmpty();
        world.clock.advance(KeptRow.ASKED_FROM);
        assertThat(management.get().role("viewer")).isPresent();
        world.delete(Keys.POLICY);
        world.clock.advance(StateRows.POLICY_LIMIT);
        assertThatThrownBy(management::get).isInstanceOf(Refusal.Unavailable.class);
    }
}
