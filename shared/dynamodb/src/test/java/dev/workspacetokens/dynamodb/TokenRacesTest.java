package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes of one token at the same time, by threads, on a real DynamoDB emulator.
@OnEachBackend
@Tag("generated")
final class TokenRacesTest {

    /// A quarter of them where each takes ten times as long.
    private static final int ROUNDS = Generated.times(World.BACKEND.stride() == 1 ? 12 : 3);
    private static final World WORLD = new World();
    private static final List<Grant> APPS = WORLD.apps(4, "developer");
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    enum Change {
        REGENERATE, END_OVERLAP, UPDATE, REVOKE
    }

    /// One round: the token that is fought over, and the secrets that were ever issued for it.
    private record Round(TokenId id, boolean perApp, List<String> secrets) {

        static Round start(boolean perApp) {
            var first = WORLD.create(perApp ? new Access.PerApp(APPS.subList(0, 2)) : new Access.AllApps("developer"));
            var shown = WORLD.regenerated(first.token(), World.HOUR);
            WORLD.store.regenerate(WORLD.owner, first.token(), shown.issued(), World.HOUR);
            return new Round(shown.id(), perApp, new CopyOnWriteArrayList<>(List.of(first.secret(), shown.secret())));
        }

        void change(Change change, WorkspaceToken before, String name) {
            switch (change) {
                case REGENERATE -> {
                    Overlap overlap = perApp ? World.HOUR : Overlap.NONE;
                    var shown = WORLD.regenerated(before, overlap);
                    secrets.add(shown.secret());
                    WORLD.store.regenerate(WORLD.owner, before, shown.issued(), overlap);
                }
                case END_OVERLAP -> {
                    if (!WORLD.store.endOverlap(WORLD.owner, before, before.withoutFormer(World.CHANGE))) {
                        throw new Refusal.NotFound("Somebody else ended it.");
                    }
                }
                case UPDATE -> {
                    var access = new Access.PerApp(
                            APPS.subList(0, 3).stream().map(g -> new Grant(g.app(), g.appUid(), "admin")).toList());
                    WorkspaceToken renamed = before.renamed(name, World.CHANGE);
                    WORLD.store.update(WORLD.owner, before,
                            perApp ? renamed.withAccess(access, Uid.draw(World.RANDOM)) : renamed, access.grants());
                }
                case REVOKE -> WORLD.store.revoke(WORLD.owner, before);
            }
        }
    }

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @ParameterizedTest
    @CsvSource({"REGENERATE,REGENERATE,", "REGENERATE,REVOKE,", "UPDATE,UPDATE,", "UPDATE,REVOKE,",
            "REGENERATE,UPDATE,", "REVOKE,REVOKE,", "REGENERATE,UPDATE,REVOKE", "END_OVERLAP,REGENERATE,",
            "END_OVERLAP,UPDATE,", "END_OVERLAP,END_OVERLAP,", "END_OVERLAP,REVOKE,", "END_OVERLAP,REGENERATE,UPDATE"})
    void oneWinsAndTheTokenIsWhole(Change one, Change two, @Nullable Change three) throws Exception {
        var random = Generated.random("oneWinsAndTheTokenIsWhole");
        var changes = three == null ? List.of(one, two) : List.of(one, two, three);
        for (int round = 0; round < ROUNDS; round++) {
            race(changes, random);
        }
    }

    private static void race(List<Change> changes, Random random) throws Exception {
        var round = Round.start(random.nextBoolean());
        WorkspaceToken before = WORLD.found(round.id());
        var barrier = new CyclicBarrier(changes.size());
        var running = new ArrayList<Future<Optional<Refusal>>>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            String name = "changed by " + i;
            long delay = random.nextLong(2_000_000);
            // Some read the token before the race, some in its midst.
            boolean early = random.nextBoolean();
            Callable<Optional<Refusal>> racer = () -> {
                barrier.await();
                LockSupport.parkNanos(delay);
                try {
                    round.change(change, early ? before : now(round.id()), name);
                    return Optional.empty();
                } catch (Refusal e) {
                    return Optional.of(e);
                }
            };
            running.add(THREADS.submit(racer));
        }
        var outcomes = new ArrayList<Optional<Refusal>>();
        for (var racer : running) {
            outcomes.add(racer.get());
        }
        check(round, changes, outcomes);
    }

    private static WorkspaceToken now(TokenId id) {
        return WORLD.store.find(WORLD.workspace, id).orElseThrow(TokenStore::notFound);
    }

    private static void check(Round round, List<Change> changes, List<Optional<Refusal>> outcomes) {
        outcomes.forEach(outcome -> outcome.ifPresent(refusal -> assertThat(refusal)
                .isInstanceOfAny(Refusal.Conflict.class, Refusal.NotFound.class)));
        long won = outcomes.stream().filter(Optional::isEmpty).count();
        assertThat(won).isPositive();
        var living = round.secrets().stream().filter(WORLD::alive).toList();
        if (changes.contains(Change.REVOKE)) {
            assertThat(outcomes.stream().filter(Optional::isEmpty).count()).isPositive();
            assertThat(living).isEmpty();
            assertThat(WORLD.store.find(WORLD.workspace, round.id())).isEmpty();
            assertThat(World.items("CREDENTIAL#" + round.id(), "GRANT#" + round.id())).isEmpty();
            long revoked = 0;
            for (int i = 0; i < changes.size(); i++) {
                revoked += changes.get(i) == Change.REVOKE && outcomes.get(i).isEmpty() ? 1 : 0;
            }
            assertThat(revoked).as("revoking never loses, and happens once").isEqualTo(1);
            return;
        }
        WorkspaceToken token = WORLD.found(round.id());
        assertThat(living).hasSize(token.former() == null ? 1 : 2);
        assertThat(token.version()).isEqualTo(2 + won);
        living.forEach(secret -> agrees(token, secret));
    }

    /// Record, credential and grants tell the same.
    private static void agrees(WorkspaceToken token, String secret) {
        var credential = WORLD.table.credentials()
                .getItem(TokenTable.key(Keys.credentialPartition(token.id()), Keys.CREDENTIAL));
        assertThat(credential.access()).isEqualTo(token.access());
        assertThat(credential.generation()).isEqualTo(token.generation());
        assertThat(credential.name()).isEqualTo(token.name());
        assertThat(credential.expiresAt()).isEqualTo(token.expiresAt());
        FormerSecret former = credential.former();
        assertThat(former == null || former.of().until().equals(Instant.EPOCH) ? null : former.of())
                .isEqualTo(token.former());
        if (token.access() instanceof AccessRef.GrantSet(var set)) {
            var grants = WORLD.store.grants(set);
            assertThat(new Access.PerApp(grants).counts()).isEqualTo(token.counts());
            APPS.forEach(app -> assertThat(WORLD.role(secret, app.app()))
                    .isEqualTo(grants.stream().filter(grant -> grant.app().equals(app.app())).map(Grant::role)
                            .findFirst().orElse("")));
        }
    }
}
