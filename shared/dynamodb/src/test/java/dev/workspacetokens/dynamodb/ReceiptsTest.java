package dev.workspacetokens.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.Receipt;
import dev.workspacetokens.domain.token.Repeatable;
import dev.workspacetokens.domain.token.RepeatableCall;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.kms.KmsRepeatKeys;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A receipt is kept with the change that it is of, and only the first of the same calls has one.
@OnEachBackend
final class ReceiptsTest {

    private static final String KEY = "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa";

    private final World world = new World();
    private final DynamoDbReceipts receipts = new DynamoDbReceipts(world.table);
    private final List<Grant> grants = world.apps(2, "developer");

    private Repeatable call(String operation) {
        return new Repeatable(new RepeatableCall(world.owner, operation, IdempotencyKey.parse(KEY).orElseThrow(),
                "body".getBytes(UTF_8)),
                new KmsRepeatKeys(new SdkMacGenerator(World.BACKEND.kms()),
                        List.of(World.BACKEND.keyArn())));
    }

    private IssuedToken issue() {
        return world.issuer.create(world.owner, "CI", Particulars.NONE, new Access.PerApp(grants), null,
                call("create"));
    }

    private void create(IssuedToken issued) {
        world.store.create(world.owner, issued, grants, World.MOST);
    }

    private IssuedToken regeneration(WorkspaceToken before) {
        return world.issuer.regenerate(world.owner, before, null, Overlap.NONE, call("regenerate " + before.id()));
    }

    private @Nullable Receipt found(IssuedToken issued) {
        return receipts.find(world.workspace, Objects.requireNonNull(issued.receipt()).call()).orElse(null);
    }

    @Test
    void receiptIsFoundAsItWasMade() {
        IssuedToken first = issue();
        assertThat(found(first)).isNull();
        create(first);
        assertThat(found(first)).isEqualTo(first.receipt());
        world.clock.advance(Duration.ofSeconds(1));
        IssuedToken next = regeneration(first.token());
        world.store.regenerate(world.owner, first.token(), next, Overlap.NONE);
        assertThat(found(next)).isEqualTo(next.receipt());
        assertThat(world.alive(next.secret().revealOnce())).isTrue();
    }

    @Test
    void rowGoesByItselfAfterADayAndGivesNeitherTheKeyNorTheSecretAway() {
        IssuedToken issued = issue();
        create(issued);
        var row = World.items("IDEMPOTENCY#" + world.workspace.uid()).getFirst();
        Instant end = Instant.ofEpochSecond(Long.parseLong(Objects.requireNonNull(row.get("ttl")).n()));
        assertThat(end).isEqualTo(world.clock.instant().plus(Duration.ofHours(24)));
        assertThat(row).containsOnlyKeys("PK", "SK", "fingerprint", "token", "generation", "key_id", "prefix", "nonce",
                "at", "ttl");
        String secret = issued.secret().revealOnce();
        assertThat(row.toString()).doesNotContain(KEY, secret.substring(22, 52), secret.substring(22));
    }

    @Test
    void secondOfTheSameCallsIsRefusedAndLeavesNothing() {
        IssuedToken first = issue();
        create(first);
        IssuedToken second = issue();
        assertThatExceptionOfType(Refusal.Conflict.class).isThrownBy(() -> create(second));
        assertThat(world.store.find(world.workspace, second.token().id())).isEmpty();
        assertThat(World.items("GRANT#" + second.token().id(), "CREDENTIAL#" + second.token().id())).isEmpty();
        assertThat(world.alive(second.secret().revealOnce())).isFalse();
        assertThat(found(first)).isEqualTo(first.receipt());
    }

    @Test
    void secondOfTheSameRegenerationsChangesNothing() {
        IssuedToken token = issue();
        create(token);
        IssuedToken first = regeneration(token.token());
        world.store.regenerate(world.owner, token.token(), first, Overlap.NONE);
        IssuedToken second = regeneration(first.token());
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> world.store.regenerate(world.owner, first.token(), second, Overlap.NONE));
        assertThat(world.alive(first.secret().revealOnce())).isTrue();
        assertThat(world.found(first.token().id()).generation()).isEqualTo(2);
    }

    @Test
    void afterADayTheCallIsANewOneThoughTheRowIsStillThere() {
        IssuedToken first = issue();
        create(first);
        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThatExceptionOfType(Refusal.Conflict.class).isThrownBy(() -> create(issue()));
        world.clock.advance(Duration.ofMillis(1));
        IssuedToken next = issue();
        create(next);
        assertThat(found(next)).isEqualTo(next.receipt());
    }

    /// Together with the count of tokens, which every creation of the workspace meets.
    @Test
    void ofTheSameCallsAtOnceOneIsMade() throws Exception {
        int callers = 6;
        var barrier = new CyclicBarrier(callers);
        var calls = new ArrayList<Callable<Boolean>>();
        var issued = new ArrayList<IssuedToken>();
        for (int i = 0; i < callers; i++) {
            IssuedToken mine = issue();
            issued.add(mine);
            calls.add(() -> {
                barrier.await();
                try {
                    create(mine);
                    return true;
                } catch (Refusal.Conflict _) {
                    return false;
                }
            });
        }
        int made = 0;
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var call : threads.invokeAll(calls)) {
                made += call.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(issued.stream().filter(one -> world.alive(one.secret().revealOnce()))).singleElement()
                .satisfies(winner -> assertThat(found(winner)).isEqualTo(winner.receipt()));
    }
}
