package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.LastUses;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into the store comes out of it, and the authorizer knows of it at once.
@OnEachBackend
final class TokenStoreTest {

    private final World world = new World();
    private final WholeStore store = world.store;

    @Nested
    final class Created {

        @Test
        void tokenOnAllAppsIsFoundAsItWasIssued() {
            var shown = world.create(new Access.AllApps("developer"));
            assertThat(world.found(shown.id())).isEqualTo(shown.token());
            assertThat(world.role(shown.secret(), world.app("ignored").app())).isEqualTo("developer");
        }

        @Test
        void tokenPerAppIsFoundWithItsGrantsAndCounts() {
            List<Grant> grants = List.of(world.app("developer"), world.app("admin"), world.app("developer"));
            var shown = world.create(new Access.PerApp(grants));
            assertThat(world.found(shown.id())).isEqualTo(shown.token());
            assertThat(shown.token().counts()).containsExactlyInAnyOrderEntriesOf(Map.of("admin", 1, "developer", 2));
            assertThat(store.grants(shown.id().value())).isEqualTo(grants);
            assertThat(world.role(shown.secret(), grants.get(1).app())).isEqualTo("admin");
        }

        @Test
        void appThatWasNotGrantedIsOutOfReach() {
            var shown = world.create(new Access.PerApp(List.of(world.app("admin"))));
            assertThat(world.role(shown.secret(), world.app("admin").app())).isEmpty();
        }

        @Test
        void tokenWithoutExpirationIsFoundWithoutOne() {
            IssuedToken issued = world.issuer.create(world.owner, "for ever", new Access.AllApps("admin"), null);
            store.create(world.owner, issued, List.of(), World.MOST);
            assertThat(world.found(issued.token().id())).isEqualTo(issued.token());
            world.clock.advance(Duration.ofDays(100_000));
            assertThat(world.alive(issued.secret().revealOnce())).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "Ünïcode 🚀 名前", "#TOKEN#", "\"quoted\"", "a b"})
        void nameIsKeptAsItIs(String name) {
            IssuedToken issued = world.issuer.create(world.owner, name, new Access.AllApps("admin"), null);
            store.create(world.owner, issued, List.of(), World.MOST);
            assertThat(world.found(issued.token().id()).name()).isEqualTo(name);
        }

        @Test
        void tokenIsNotFoundInAnotherWorkspace() {
            var shown = world.create(new Access.AllApps("developer"));
            assertThat(store.find(new World().workspace, shown.id())).isEmpty();
        }

        @Test
        void idThatIsInUseIsRefusedAndTheTokenThatHasItStaysAsItWas() {
            var shown = world.create(new Access.PerApp(List.of(world.app("developer"))));
            var grants = store.grants(shown.id().value());
            assertThatExceptionOfType(Refusal.Unavailable.class)
                    .isThrownBy(() -> store.create(world.owner, shown.issued(), grants, World.MOST));
            assertThat(world.found(shown.id())).isEqualTo(shown.token());
            assertThat(world.role(shown.secret(), grants.getFirst().app())).isEqualTo("developer");
        }

        @Test
        void grantsComeInTheOrderOfTheirApps() {
            var shuffled = new ArrayList<>(world.apps(60, "developer"));
            Collections.shuffle(shuffled);
            var shown = world.create(new Access.PerApp(shuffled));
            assertThat(store.grants(shown.id().value())).containsExactlyInAnyOrderElementsOf(shuffled)
                    .isSortedAccordingTo((a, b) -> a.app().compareTo(b.app()));
        }

        @Test
        void tokenIsRefusedFromTheMillisecondOfItsExpiration() {
            var shown = world.create(new Access.AllApps("developer"));
            world.clock.advance(Duration.ofDays(30).minusMillis(1));
            assertThat(world.alive(shown.secret())).isTrue();
            world.clock.advance(Duration.ofMillis(1));
            assertThat(world.alive(shown.secret())).isFalse();
        }
    }

    @Nested
    final class Regenerated {

        @Test
        void tokenKeepsExactlyItsAppsAndRolesUnderANewSecret() {
            List<Grant> grants = List.of(world.app("developer"), world.app("tester-qa"));
            var first = world.create(new Access.PerApp(grants));
            world.clock.advance(Duration.ofDays(1));
            var second = world.regenerated(first.token());
            store.regenerate(world.owner, first.token(), second.issued(), Overlap.NONE);

            WorkspaceToken now = world.found(first.id());
            assertThat(now).isEqualTo(second.token());
            assertThat(now.access()).isEqualTo(first.token().access());
            assertThat(now.generation()).isEqualTo(2);
            assertThat(store.grants(first.id().value())).isEqualTo(grants);
            assertThat(world.alive(first.secret())).isFalse();
            grants.forEach(grant -> assertThat(world.role(second.secret(), grant.app())).isEqualTo(grant.role()));
        }

        @Test
        void expiredTokenLivesAgain() {
            var first = world.create(new Access.AllApps("developer"));
            world.clock.advance(Duration.ofDays(31));
            var second = world.regenerated(first.token());
            store.regenerate(world.owner, first.token(), second.issued(), Overlap.NONE);
            assertThat(world.alive(second.secret())).isTrue();
            assertThat(world.alive(first.secret())).isFalse();
        }

        @Test
        void everyFormerSecretIsDead() {
            var secrets = new ArrayList<String>();
            var shown = world.create(new Access.AllApps("developer"));
            for (int i = 0; i < 5; i++) {
                secrets.add(shown.secret());
                var next = world.regenerated(shown.token());
                store.regenerate(world.owner, shown.token(), next.issued(), Overlap.NONE);
                shown = next;
            }
            assertThat(secrets).noneMatch(world::alive);
            assertThat(world.alive(shown.secret())).isTrue();
        }

        @Test
        void staleRecordIsAConflictAndChangesNothing() {
            var first = world.create(new Access.AllApps("developer"));
            var second = world.regenerated(first.token());
            store.regenerate(world.owner, first.token(), second.issued(), Overlap.NONE);
            var late = world.regenerated(first.token());
            assertThatExceptionOfType(Refusal.Conflict.class)
                    .isThrownBy(() -> store.regenerate(world.owner, first.token(), late.issued(), Overlap.NONE));
            assertThat(world.alive(second.secret())).isTrue();
            assertThat(world.alive(late.secret())).isFalse();
        }
    }

    @Nested
    final class Updated {

        @Test
        void newNameIsInTheRecordAndBeforeTheNextApi() {
            var shown = world.create(new Access.AllApps("developer"));
            WorkspaceToken after = shown.token().renamed("Release bot", World.CHANGE);
            store.update(world.owner, shown.token(), after, List.of());
            assertThat(world.found(shown.id())).isEqualTo(after);
            assertThat(world.decide(shown.secret(), null).bearer()).extracting("name").isEqualTo("Release bot");
        }

        @Test
        void renamingLeavesTheGrants() {
            List<Grant> grants = world.apps(3, "developer");
            var shown = world.create(new Access.PerApp(grants));
            store.update(world.owner, shown.token(), shown.token().renamed("other", World.CHANGE), grants);
            assertThat(store.grants(shown.id().value())).isEqualTo(grants);
            assertThat(world.role(shown.secret(), grants.getFirst().app())).isEqualTo("developer");
        }

        @Test
        void rolesAreReplacedAsAWholeAndTheFormerGrantsAreGone() {
            Grant kept = world.app("developer");
            Grant lost = world.app("developer");
            Grant gained = world.app("admin");
            var shown = world.create(new Access.PerApp(List.of(kept, lost)));
            var access = new Access.PerApp(List.of(new Grant(kept.app(), kept.appUid(), "admin"), gained));
            String set = "another-" + shown.id();
            WorkspaceToken after = shown.token().renamed("CI", World.CHANGE).withAccess(access, set);
            store.update(world.owner, shown.token(), after, access.grants());

            assertThat(world.found(shown.id())).isEqualTo(after);
            assertThat(store.grants(set)).isEqualTo(access.grants());
            assertThat(store.grants(shown.id().value())).isEmpty();
            assertThat(world.role(shown.secret(), kept.app())).isEqualTo("admin");
            assertThat(world.role(shown.secret(), gained.app())).isEqualTo("admin");
            assertThat(world.role(shown.secret(), lost.app())).isEmpty();
        }

        @Test
        void rightsGoFromAppsToAllAppsAndBack() {
            Grant grant = world.app("tester-qa");
            Slug other = world.app("ignored").app();
            var shown = world.create(new Access.PerApp(List.of(grant)));
            WorkspaceToken all = shown.token().renamed("CI", World.CHANGE).withAccess(new Access.AllApps("admin"),
                    "unused");
            store.update(world.owner, shown.token(), all, List.of());
            assertThat(world.role(shown.secret(), other)).isEqualTo("admin");
            assertThat(store.grants(shown.id().value())).isEmpty();

            var access = new Access.PerApp(List.of(grant));
            store.update(world.owner, all, all.renamed("CI", World.CHANGE).withAccess(access, world.workspace.uid()),
                    access.grants());
            assertThat(world.role(shown.secret(), other)).isEmpty();
            assertThat(world.role(shown.secret(), grant.app())).isEqualTo("tester-qa");
        }

        @Test
        void staleRecordIsAConflictAndChangesNothing() {
            var shown = world.create(new Access.AllApps("developer"));
            WorkspaceToken first = shown.token().renamed("first", World.CHANGE);
            store.update(world.owner, shown.token(), first, List.of());
            assertThatExceptionOfType(Refusal.Conflict.class).isThrownBy(
                    () -> store.update(world.owner, shown.token(), shown.token().renamed("late", World.CHANGE),
                            List.of()));
            assertThat(world.found(shown.id())).isEqualTo(first);
        }
    }

    @Nested
    final class Revoked {

        @Test
        void nothingOfTheTokenIsLeft() {
            Grant grant = world.app("developer");
            var shown = world.create(new Access.PerApp(List.of(grant)));
            world.use(shown.token(), "192.0.2.7");
            String uses = "USE#" + world.workspace.uid();
            assertThat(World.items(uses)).hasSize(1);
            store.revoke(world.owner, shown.token());
            assertThat(world.alive(shown.secret())).isFalse();
            assertThat(store.find(world.workspace, shown.id())).isEmpty();
            assertThat(World.items("CREDENTIAL#" + shown.id(), "GRANT#" + shown.id(), uses)).isEmpty();
        }

        @Test
        void nothingBringsTheTokenBack() {
            var shown = world.create(new Access.AllApps("developer"));
            store.revoke(world.owner, shown.token());
            var again = world.regenerated(shown.token());
            assertThatExceptionOfType(Refusal.NotFound.class)
                    .isThrownBy(() -> store.regenerate(world.owner, shown.token(), again.issued(), Overlap.NONE));
            assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(
                    () -> store.update(world.owner, shown.token(), shown.token().renamed("back", World.CHANGE),
                            List.of()));
            assertThatExceptionOfType(Refusal.NotFound.class)
                    .isThrownBy(() -> store.revoke(world.owner, shown.token()));
            assertThat(world.alive(shown.secret())).isFalse();
            assertThat(world.alive(again.secret())).isFalse();
        }

        @Test
        void recordThatIsStaleDoesNotStandInTheWay() {
            var first = world.create(new Access.AllApps("developer"));
            var second = world.regenerated(first.token());
            store.regenerate(world.owner, first.token(), second.issued(), Overlap.NONE);
            store.revoke(world.owner, first.token());
            assertThat(world.alive(second.secret())).isFalse();
        }
    }

    @Test
    void thousandGrantsAreCreatedReadChangedAndRevokedEachInOneCall() {
        List<Grant> grants = world.apps(Access.MAX_APPS, "developer");
        var shown = world.create(new Access.PerApp(grants));
        assertThat(store.grants(shown.id().value())).isEqualTo(grants);

        var access = new Access.PerApp(
                grants.stream().map(grant -> new Grant(grant.app(), grant.appUid(), "admin")).toList());
        WorkspaceToken after = shown.token().renamed("CI", World.CHANGE).withAccess(access, "set-of-" + shown.id());
        store.update(world.owner, shown.token(), after, access.grants());
        assertThat(store.grants("set-of-" + shown.id())).isEqualTo(access.grants());
        assertThat(store.grants(shown.id().value())).isEmpty();
        for (Grant grant : List.of(grants.getFirst(), grants.get(500), grants.getLast())) {
            assertThat(world.role(shown.secret(), grant.app())).isEqualTo("admin");
        }

        store.revoke(world.owner, after);
        assertThat(store.grants("set-of-" + shown.id())).isEmpty();
        assertThat(world.alive(shown.secret())).isFalse();
    }

    @Test
    void lastUsesAreThoseOfTheTokensThatWereUsed() {
        var token = world.issue(new Access.AllApps("developer")).token();
        List<TokenId> tokens = IntStream.range(0, 230).mapToObj(_ -> TokenId.draw(world.clock.instant(), World.RANDOM))
                .toList();
        var uses = new LastUses(World.reads(Interceptor.NONE), World.RANDOM);
        tokens.stream().limit(150).forEach(id -> uses.note(
                new Decision.Bearer(id, "CI", world.workspace, 1, token.expiresAt(), false), world.clock.instant(),
                "192.0.2.1"));
        assertThat(store.lastUses(world.workspace, tokens)).hasSize(150).containsOnlyKeys(tokens.subList(0, 150))
                .containsValue(new LastUse(LocalDate.parse("2040-01-01"), "192.0.2.1", 1, 0, null));
        assertThat(store.lastUses(world.workspace, tokens.subList(3, 5))).hasSize(2);
        assertThat(store.lastUses(new WorkspaceRef(world.workspace.slug(), "another"), tokens)).isEmpty();
        assertThat(store.lastUses(world.workspace, List.of())).isEmpty();
    }

    @Test
    void firstGrantSetHasTheTokensOwnId() {
        var shown = world.create(new Access.PerApp(List.of(world.app("admin"))));
        assertThat(shown.token().access()).isEqualTo(new AccessRef.GrantSet(shown.id().value()));
    }
}
