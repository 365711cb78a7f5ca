package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.Faults.Kind;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

/// Every call of every operation is made to fail, before it has happened and after. Whatever the caller was told: the
/// authorizer sees the token as it was before or as it should be after, never anything between, and trying once
/// more succeeds.
@OnEachBackend
@Tag("generated")
final class TokenCrashTest {

    /// More than one batch of writes.
    private static final int APPS = 27;

    enum Change {
        CREATE, REGENERATE, RENAME, OTHER_ROLES, ALL_APPS, REVOKE
    }

    /// What a token lets its bearer do: the only secret that lives, its name, and its role in some of the apps.
    private record Rights(String secret, String name, Map<String, String> roles) {
        static final Rights NONE = new Rights("", "", Map.of());
    }

    /// One token and the change that it goes through.
    private static final class Scenario {

        private static final World WORLD = new World();
        private static final List<Grant> GRANTS = WORLD.apps(APPS, "developer");
        private static final List<Grant> PROBES = List.of(GRANTS.get(0), GRANTS.get(24), GRANTS.get(26),
                WORLD.app("none"));

        private final Change change;
        private final List<String> secrets = new ArrayList<>();
        private @Nullable TokenId id;
        private Rights before = Rights.NONE;
        private Rights after = Rights.NONE;

        Scenario(Change change) {
            this.change = change;
            if (change != Change.CREATE) {
                World.Shown shown = WORLD.create(new Access.PerApp(GRANTS));
                secrets.add(shown.secret());
                id = shown.id();
                before = observed();
                assertThat(before).isEqualTo(rights(shown.secret(), "CI", "developer", "developer", ""));
            }
        }

        private static Rights rights(String secret, String name, String first, String others, String ungranted) {
            var roles = new TreeMap<String, String>();
            PROBES.forEach(grant -> roles.put(grant.app().value(), others));
            roles.put(PROBES.getFirst().app().value(), first);
            roles.put(PROBES.getLast().app().value(), ungranted);
            return new Rights(secret, name, roles);
        }

        /// Does what the handler does.
        void attempt(WholeStore store) {
            if (id == null) {
                World.Shown shown = WORLD.issue(new Access.PerApp(GRANTS));
                secrets.add(shown.secret());
                after = rights(shown.secret(), "CI", "developer", "developer", "");
                store.create(WORLD.owner, shown.issued(), GRANTS, World.MOST);
            } else {
                TokenId token = id;
                change(store, store.find(WORLD.workspace, token)
                        .orElseThrow(TokenStore::notFound));
            }
        }

        private void change(WholeStore store, WorkspaceToken now) {
            switch (change) {
                case CREATE -> throw new AssertionError("has no token yet");
                case REGENERATE -> {
                    World.Shown shown = WORLD.regenerated(now);
                    secrets.add(shown.secret());
                    after = rights(shown.secret(), "CI", "developer", "developer", "");
                    store.regenerate(WORLD.owner, now, shown.issued(), Overlap.NONE);
                }
                case RENAME -> {
                    after = rights(before.secret(), "new name", "developer", "developer", "");
                    store.update(WORLD.owner, now, now.renamed("new name", World.CHANGE), List.of());
                }
                case OTHER_ROLES -> {
                    var grants = new ArrayList<>(GRANTS.stream()
                            .map(grant -> new Grant(grant.app(), grant.appUid(), "tester-qa")).toList());
                    grants.set(0, new Grant(grants.getFirst().app(), grants.getFirst().appUid(), "admin"));
                    after = rights(before.secret(), "CI", "admin", "tester-qa", "");
                    store.update(WORLD.owner, now,
                            now.renamed("CI", World.CHANGE).withAccess(new Access.PerApp(grants),
                                    Uid.draw(World.RANDOM)),
                            grants);
                }
                case ALL_APPS -> {
                    after = rights(before.secret(), "CI", "admin", "admin", "admin");
                    store.update(WORLD.owner, now,
                            now.renamed("CI", World.CHANGE).withAccess(new Access.AllApps("admin"), "-"),
                            List.of());
                }
                case REVOKE -> store.revoke(WORLD.owner, now);
            }
        }

        /// What the real authorizer says of every secret that was ever issued.
        Rights observed() {
            var living = secrets.stream().filter(WORLD::alive).toList();
            assertThat(living).hasSizeLessThanOrEqualTo(1);
            if (living.isEmpty()) {
                return Rights.NONE;
            }
            var roles = new TreeMap<String, String>();
            PROBES.forEach(grant -> roles.put(grant.app().value(), WORLD.role(living.getFirst(), grant.app())));
            var bearer = WORLD.decide(living.getFirst(), null).bearer();
            return new Rights(living.getFirst(), bearer == null ? "" : bearer.name(), roles);
        }
    }

    @ParameterizedTest
    @EnumSource
    void authorizerSeesAllOfAChangeOrNothingOfIt(Change change) {
        int struck = 0;
        List<Boolean> lasting = World.BACKEND.sample(List.of(false, true)).toList();
        for (Kind kind : Kind.values()) {
            for (boolean forEver : lasting) {
                for (int call = 1; strikes(change, new Faults.Nth(call, kind, forEver), call); call++) {
                    struck++;
                }
            }
        }
        // Every operation sends at least one read and one write of its own.
        assertThat(struck).isGreaterThanOrEqualTo((change == Change.CREATE ? 6 : 4) * lasting.size());
    }

    private static boolean strikes(Change change, Faults.Nth fault, int call) {
        var scenario = new Scenario(change);
        boolean told = true;
        try {
            scenario.attempt(World.store(fault));
        } catch (SdkException | Refusal.Unavailable e) {
            told = false;
            assertThat(scenario.observed()).as("call %d: nothing was changed", call).isEqualTo(scenario.before);
        } catch (Refusal.Uncertain e) {
            told = false;
        }
        Rights seen = scenario.observed();
        if (told) {
            assertThat(seen).as("call %d", call).isEqualTo(scenario.after);
        } else {
            assertThat(seen).as("call %d", call).isIn(scenario.before, scenario.after);
            retry(scenario, seen);
        }
        return fault.struck();
    }

    private static void retry(Scenario scenario, Rights seen) {
        if (scenario.change == Change.REVOKE && seen.equals(Rights.NONE)) {
            assertThatExceptionOfType(Refusal.NotFound.class)
                    .isThrownBy(() -> scenario.attempt(Scenario.WORLD.store));
        } else {
            Rights orphan = scenario.change == Change.CREATE ? seen : Rights.NONE;
            scenario.attempt(Scenario.WORLD.store);
            // A creation whose answer was lost has left a token that nobody was shown: it is in the list, to be
            // revoked.
            orphanIsARealToken(scenario, orphan);
        }
        assertThat(scenario.observed()).isEqualTo(scenario.after);
    }

    private static void orphanIsARealToken(Scenario scenario, Rights orphan) {
        if (orphan.equals(Rights.NONE)) {
            return;
        }
        String secret = orphan.secret();
        TokenId id = Scenario.WORLD.format.parse(secret).orElseThrow().id();
        WorkspaceToken listed = Scenario.WORLD.found(id);
        Scenario.WORLD.store.revoke(Scenario.WORLD.owner, listed);
        scenario.secrets.remove(secret);
        assertThat(Scenario.WORLD.alive(secret)).isFalse();
    }

    @Test
    void sameRegenerationTwiceIsAConflictAndItsSecretGoesOnLiving() {
        var world = new World();
        var first = world.create(new Access.AllApps("developer"));
        var second = world.regenerated(first.token());
        // The first request reads the credential.
        var lost = World.store(new Faults.Nth(2, Kind.LOST_ANSWER, false));
        assertThatExceptionOfType(Refusal.Uncertain.class)
                .isThrownBy(() -> lost.regenerate(world.owner, first.token(), second.issued()));
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> world.store.regenerate(world.owner, first.token(), second.issued(), Overlap.NONE));
        assertThat(world.alive(second.secret())).isTrue();
    }

    @Test
    void sameChangeOfRolesTwiceIsAConflictAndItsGrantsStay() {
        var world = new World();
        List<Grant> grants = world.apps(3, "admin");
        var shown = world.create(new Access.AllApps("developer"));
        var after = shown.token().renamed("CI", World.CHANGE).withAccess(new Access.PerApp(grants),
                Uid.draw(World.RANDOM));
        world.store.update(world.owner, shown.token(), after, grants);
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> world.store.update(world.owner, shown.token(), after, grants));
        assertThat(after.access()).isInstanceOfSatisfying(AccessRef.GrantSet.class,
                set -> assertThat(world.store.grants(set.id())).hasSize(3));
    }
}
