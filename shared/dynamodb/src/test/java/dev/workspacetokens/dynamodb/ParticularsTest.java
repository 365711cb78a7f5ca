package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.application.token.TokenStore.Settings;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is said of a token beside its record, in the table.
@OnEachBackend
final class ParticularsTest {

    private static final AllowedSources HERE = sources("192.0.2.0/24");
    private static final AllowedSources ELSEWHERE = sources("198.51.100.0/24", "2001:db8::/32");

    private final World world = new World();
    private final List<Grant> grants = world.apps(1, "developer");

    private static AllowedSources sources(String... ranges) {
        return new AllowedSources(Stream.of(ranges).map(range -> IpRange.parse(range).orElseThrow()).toList());
    }

    /// A token and its secret.
    private record Made(WorkspaceToken token, String secret) {}

    private Made create(Particulars particulars) {
        var access = new Access.PerApp(grants);
        IssuedToken issued = world.issuer.create(world.owner, "CI", particulars, access,
                world.clock.instant().plus(Duration.ofDays(30)), null);
        world.store.changes().create(world.owner, issued, particulars, grants, World.MOST,
                WholeStore.deed(EventType.TOKEN_CREATED, world.owner));
        return new Made(issued.token(), issued.secret().revealOnce());
    }

    private WorkspaceToken update(WorkspaceToken before, @Nullable Boolean disabled, @Nullable AllowedSources sources,
            @Nullable Particulars particulars) {
        WorkspaceToken after = before.described(before.name(), disabled == null ? before.disabled() : disabled,
                particulars == null ? before.described() : !particulars.equals(Particulars.NONE), World.CHANGE);
        world.store.changes().update(world.owner, before, after, grants, new Settings(disabled, sources, particulars),
                WholeStore.deed(EventType.TOKEN_UPDATED, world.owner));
        return world.found(before.id());
    }

    private boolean passes(Made token) {
        return world.alive(token.secret());
    }

    private boolean hasRow(TokenId token) {
        return World.items("PARTICULARS#" + world.workspace.uid()).stream()
                .anyMatch(row -> World.text(token.value()).equals(row.get("SK")));
    }

    @Test
    void whatATokenIsCreatedWithIsKeptAndCounts() {
        var said = new Particulars("Deploys the shop", ELSEWHERE);
        Made token = create(said);
        assertThat(world.found(token.token().id())).isEqualTo(token.token());
        assertThat(world.store.particulars(token.token())).isEqualTo(said);
        assertThat(passes(token)).isFalse();
        Made open = create(new Particulars("Deploys the shop", HERE));
        assertThat(passes(open)).isTrue();
    }

    @Test
    void tokenOfWhichNothingMoreIsSaidHasNoRow() {
        Made token = create(Particulars.NONE);
        assertThat(hasRow(token.token().id())).isFalse();
        WorkspaceToken described = update(token.token(), null, null, new Particulars("x", AllowedSources.ANY));
        assertThat(hasRow(token.token().id())).isTrue();
        update(described, null, null, Particulars.NONE);
        assertThat(hasRow(token.token().id())).isFalse();
    }

    @Test
    void disabledTokenIsRefusedUntilItIsEnabled() {
        Made token = create(Particulars.NONE);
        WorkspaceToken disabled = update(token.token(), true, null, null);
        assertThat(disabled.disabled()).isTrue();
        assertThat(passes(token)).isFalse();
        update(disabled, false, null, null);
        assertThat(passes(token)).isTrue();
    }

    @Test
    void otherSourcesCountFromTheNextRequestOn() {
        Made token = create(Particulars.NONE);
        WorkspaceToken confined = update(token.token(), null, ELSEWHERE, new Particulars("", ELSEWHERE));
        assertThat(passes(token)).isFalse();
        update(confined, null, AllowedSources.ANY, Particulars.NONE);
        assertThat(passes(token)).isTrue();
    }

    @Test
    void everyOtherChangeLeavesThemAlone() {
        var said = new Particulars("", ELSEWHERE);
        Made token = create(said);
        WorkspaceToken disabled = update(token.token(), true, null, null);
        var second = world.regenerated(disabled);
        world.store.regenerate(world.owner, disabled, second.issued());
        WorkspaceToken now = world.found(token.token().id());
        assertThat(now.disabled()).isTrue();
        assertThat(world.store.particulars(now)).isEqualTo(said);
        assertThat(world.alive(second.secret())).isFalse();
        now = update(now, false, null, null);
        assertThat(world.alive(second.secret())).as("still confined").isFalse();
        update(now, null, AllowedSources.ANY, Particulars.NONE);
        assertThat(world.alive(second.secret())).isTrue();
    }

    @Test
    void whatDecisionsReadHoldsAndWhatOnlyTheRecordSaysDoesNot() {
        Made token = create(new Particulars("", HERE));
        WorkspaceToken record = token.token();
        TokenStore store = world.store.changes();
        assertThat(store.holds(world.owner, record, Settings.NONE)).isTrue();
        assertThat(store.holds(world.owner, record, new Settings(false, HERE, new Particulars("x", HERE)))).isTrue();
        assertThat(store.holds(world.owner, record, new Settings(true, null, null))).isFalse();
        assertThat(store.holds(world.owner, record, new Settings(null, ELSEWHERE, null))).isFalse();
        assertThat(store.holds(world.owner, record.renamed("Other", World.CHANGE), Settings.NONE)).isFalse();
        assertThat(store.holds(world.owner, record.withAccess(new Access.AllApps("admin"), ""), Settings.NONE))
                .isFalse();
        world.store.regenerate(world.owner, record, world.regenerated(record).issued());
        assertThat(store.holds(world.owner, record, Settings.NONE)).as("regenerated meanwhile").isFalse();
        WorkspaceToken now = world.found(record.id());
        assertThat(store.holds(world.owner, now, Settings.NONE)).isTrue();
        world.store.revoke(world.owner, now);
        assertThat(store.holds(world.owner, now, Settings.NONE)).as("revoked meanwhile").isFalse();
    }

    @Test
    void changeThatIsRefusedChangesNothing() {
        Made token = create(Particulars.NONE);
        update(token.token(), null, null, null);
        assertThatThrownBy(() -> update(token.token(), true, ELSEWHERE, new Particulars("late", ELSEWHERE)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(passes(token)).isTrue();
        assertThat(hasRow(token.token().id())).isFalse();
    }

    @Test
    void revokedTokenLeavesNothing() {
        Made token = create(new Particulars("Deploys the shop", HERE));
        var revocations = new DynamoDbRevocations(world.table);
        assertThat(revocations.of(world.workspace, token.token().id())).isEmpty();
        world.store.revoke(world.owner, token.token());
        assertThat(hasRow(token.token().id())).isFalse();
        assertThat(revocations.of(world.workspace, token.token().id()))
                .hasValueSatisfying(event -> assertThat(event.deed().type()).isEqualTo(EventType.TOKEN_REVOKED));
    }

    @Test
    void whatTellsOfARevocationIsKeptAsLongAsItsEvent() {
        Made token = create(new Particulars("Deploys the shop", HERE));
        world.store.revoke(world.owner, token.token());
        var event = World.items("AUDIT#" + world.workspace.uid()).stream()
                .filter(row -> World.text("token.revoked").equals(row.get("type"))).findAny().orElseThrow();
        assertThat(event).containsKey("ttl");
        assertThat(World.items("REVOKED#" + world.workspace.uid())).singleElement()
                .satisfies(row -> assertThat(row.get("ttl")).isEqualTo(event.get("ttl")));
    }
}
