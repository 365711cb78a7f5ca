package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.World.Shown;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A former secret that works beside the present one, in the table.
@OnEachBackend
final class FormerSecretsTest {

    private final World world = new World();
    private final List<Grant> grants = world.apps(1, "developer");
    private final Shown first = world.create(new Access.PerApp(grants));

    private Shown regenerate(WorkspaceToken before, Overlap overlap) {
        Shown next = world.regenerated(before, overlap);
        world.store.regenerate(world.owner, before, next.issued(), overlap);
        return next;
    }

    private WorkspaceToken now() {
        return world.found(first.id());
    }

    @Test
    void bothSecretsWorkUntilTheEndOfTheOverlap() {
        Shown second = regenerate(first.token(), World.HOUR);
        assertThat(now()).isEqualTo(second.token());
        assertThat(world.role(first.secret(), grants.getFirst().app())).isEqualTo("developer");
        assertThat(world.role(second.secret(), grants.getFirst().app())).isEqualTo("developer");
        world.clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(world.alive(first.secret())).isTrue();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.alive(first.secret())).isFalse();
        assertThat(world.alive(second.secret())).isTrue();
    }

    @Test
    void overlapThatIsOverIsNoneToEnd() {
        Shown second = regenerate(first.token(), World.HOUR);
        var later = new WorkspaceToken.Stamp(world.clock.instant().plus(Duration.ofHours(1)), "ada");
        assertThat(world.store.endOverlap(world.owner, second.token(), second.token().withoutFormer(later))).isFalse();
    }

    @Test
    void secretThatWasExpiringStillDoes() {
        world.clock.advance(Duration.ofDays(30).minusMinutes(1));
        regenerate(first.token(), World.HOUR);
        assertThat(world.alive(first.secret())).isTrue();
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.alive(first.secret())).isFalse();
    }

    @Test
    void secretThatNobodyUsedDiesBeforeOneThatIsInUse() {
        Shown second = regenerate(first.token(), World.HOUR);
        Shown third = regenerate(second.token(), new Overlap(Duration.ofHours(1), 1));
        assertThat(List.of(first, second, third).stream().filter(one -> world.alive(one.secret())))
                .containsExactly(first, third);
    }

    @Test
    void regenerationWithoutAnOverlapEndsBoth() {
        Shown second = regenerate(first.token(), World.HOUR);
        regenerate(second.token(), Overlap.NONE);
        assertThat(world.alive(first.secret())).isFalse();
        assertThat(world.alive(second.secret())).isFalse();
        assertThat(now().former()).as("a record shows what works alone").isNull();
        assertThat(World.items("CREDENTIAL#" + first.id()).getFirst())
                .containsEntry("former_generation", AttributeValue.fromN("2"))
                .containsEntry("former_until", World.text("1970-01-01T00:00:00Z"));
    }

    @Test
    void otherChangesLeaveTheFormerSecret() {
        Shown second = regenerate(first.token(), World.HOUR);
        List<Grant> others = world.apps(1, "admin");
        WorkspaceToken changed = second.token().renamed("Other", World.CHANGE)
                .withAccess(new Access.PerApp(others), "set-of-" + first.id());
        world.store.update(world.owner, second.token(), changed, others);
        assertThat(now().former()).isEqualTo(second.token().former()).isNotNull();
        assertThat(world.role(first.secret(), others.getFirst().app())).isEqualTo("admin");
        assertThat(world.role(first.secret(), grants.getFirst().app())).isEmpty();
    }

    @Test
    void endedOverlapEndsTheFormerSecretAlone() {
        Shown second = regenerate(first.token(), World.HOUR);
        WorkspaceToken ended = second.token().withoutFormer(World.CHANGE);
        assertThat(world.store.endOverlap(world.owner, second.token(), ended)).isTrue();
        assertThat(now()).isEqualTo(ended);
        assertThat(world.alive(first.secret())).isFalse();
        assertThat(world.alive(second.secret())).isTrue();
        assertThat(world.store.endOverlap(world.owner, ended, ended.withoutFormer(World.CHANGE))).isFalse();
        assertThat(now()).isEqualTo(ended);
    }

    @Test
    void onlyAnOwnerEndsIt() {
        Shown second = regenerate(first.token(), World.HOUR);
        world.putMember(world.workspace, "manager");
        assertThatExceptionOfType(Refusal.Forbidden.class).isThrownBy(() -> world.store.endOverlap(world.owner,
                second.token(), second.token().withoutFormer(World.CHANGE)));
        assertThat(world.alive(first.secret())).isTrue();
    }

    /// Whoever can write records could hide a former secret from its owner, and must not keep it alive by that.
    @Test
    void overlapThatTheRecordHidesIsEndedAllTheSame() {
        Shown second = regenerate(first.token(), World.HOUR);
        var row = new HashMap<>(World.items("TOKENS#" + world.workspace.slug()).getFirst());
        row.keySet().removeIf(name -> name.startsWith("former"));
        World.put(row);
        assertThat(now().former()).isNull();
        assertThat(world.store.endOverlap(world.owner, now(), now().withoutFormer(World.CHANGE))).isTrue();
        assertThat(world.alive(first.secret())).isFalse();
        assertThat(world.alive(second.secret())).isTrue();
    }

    @Test
    void whatChangedMeanwhileIsAConflictAndWhatIsGoneIsNotFound() {
        Shown second = regenerate(first.token(), World.HOUR);
        WorkspaceToken renamed = second.token().renamed("Other", World.CHANGE);
        world.store.update(world.owner, second.token(), renamed, grants);
        assertThatExceptionOfType(Refusal.Conflict.class).isThrownBy(() -> world.store.endOverlap(world.owner,
                second.token(), second.token().withoutFormer(World.CHANGE)));
        assertThat(world.alive(first.secret())).isTrue();
        world.store.revoke(world.owner, renamed);
        assertThat(world.alive(first.secret())).isFalse();
        assertThatExceptionOfType(Refusal.NotFound.class).isThrownBy(() -> world.store.endOverlap(world.owner,
                renamed, renamed.withoutFormer(World.CHANGE)));
    }
}
