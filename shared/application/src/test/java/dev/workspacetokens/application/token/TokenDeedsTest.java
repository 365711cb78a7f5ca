package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is told of each change of a token, and that nothing is told where nothing was changed.
final class TokenDeedsTest {

    private static final Instant LATER = IN_A_MONTH.plusSeconds(3_600);

    private final House house = new House();

    private Deed last() {
        return house.store.deeds.getLast();
    }

    private Deed deed(EventType type, WorkspaceToken token, Difference... differences) {
        return new Deed(ADA, type, FakeDirectory.ACME, new Deed.Subject(token.id().value(), token.name()),
                List.of(differences));
    }

    private static Difference difference(String what, @Nullable Object before, @Nullable Object after) {
        return new Difference(what, before == null ? null : before.toString(), after == null ? null : after.toString());
    }

    private TokenDetails update(WorkspaceToken token, @Nullable String name, @Nullable WantedRoles roles) {
        return house.update.run(ADA, house.path(token), Expected.NOTHING, () -> House.change(name, roles));
    }

    private Issued regenerate(WorkspaceToken token, long overlapSeconds, @Nullable IdempotencyKey key) {
        return house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(LATER, overlapSeconds, key));
    }

    @Test
    void creationTellsWhatTheTokenMay() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer", "ios", "admin")));
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_CREATED, token, difference("name", null, "CI"),
                difference("expires_at", null, IN_A_MONTH), difference("roles.apps.ios", null, "admin"),
                difference("roles.apps.web", null, "developer")));
        WorkspaceToken other = house.token("All", all("admin"));
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_CREATED, other, difference("name", null, "All"),
                difference("expires_at", null, IN_A_MONTH), difference("roles.all_apps", null, "admin")));
    }

    @Test
    void updateTellsOnlyWhatIsDifferent() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer", "ios", "admin")));
        WorkspaceToken renamed = update(token, "Deploy", null).token();
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_UPDATED, renamed, difference("name", "CI", "Deploy")));
        update(token, null, perApp(Map.of("web", "admin", "ios", "admin")));
        assertThat(last())
                .isEqualTo(deed(EventType.TOKEN_UPDATED, renamed, difference("roles.apps.web", "developer", "admin")));
        update(token, null, all("developer"));
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_UPDATED, renamed,
                difference("roles.all_apps", null, "developer"), difference("roles.apps.ios", "admin", null),
                difference("roles.apps.web", "admin", null)));
    }

    /// They are written anew, and whatever is written is told.
    @Test
    void updateWithTheSameRolesTellsNoDifference() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));
        update(token, null, perApp(Map.of("web", "developer")));
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_UPDATED, token));
    }

    @Test
    void moreAppsThanAnybodyReadsAreCounted() {
        var many = IntStream.range(0, 200).mapToObj(i -> "app-" + i).toList();
        house.directory.add(many.toArray(String[]::new));
        WorkspaceToken token = house.token("CI", perApp(many.stream().collect(toMap(app -> app, _ -> "admin"))));
        assertThat(last().differences()).contains(difference("roles.apps", null, "{admin=200}"));
        update(token, null, perApp(Map.of("app-0", "developer")));
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_UPDATED, token,
                difference("roles.apps", "{admin=200}", "{developer=1}")));
    }

    @Test
    void regenerationTellsTheDatesAndTheOverlap() {
        WorkspaceToken token = house.token("CI", all("admin"));
        regenerate(token, 60, null);
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_REGENERATED, token, difference("generation", 1, 2),
                difference("expires_at", IN_A_MONTH, LATER), difference("former_until", null, NOW.plusSeconds(60))));
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(last()).isEqualTo(
                deed(EventType.TOKEN_OVERLAP_ENDED, token, difference("former_until", NOW.plusSeconds(60), null)));
    }

    @Test
    void revocationTellsWhatTheTokenWasCalledWhereThatIsKnown() {
        WorkspaceToken token = house.token("CI", all("admin"));
        house.revoke.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(last()).isEqualTo(deed(EventType.TOKEN_REVOKED, token));
        WorkspaceToken unrecorded = house.token("CI", all("admin"));
        house.store.records.clear();
        house.revoke.run(ADA, house.path(unrecorded), Expected.NOTHING);
        assertThat(last()).isEqualTo(new Deed(ADA, EventType.TOKEN_REVOKED, FakeDirectory.ACME,
                new Deed.Subject(unrecorded.id().value(), null), List.of()));
    }

    @Test
    void nothingIsToldOfARefusalARepeatAnOverlapThatIsNoneOrAnUpdateThatSaysNothingNew() {
        WorkspaceToken token = house.token("CI", all("admin"));
        IdempotencyKey key = IdempotencyKey.parse("0123456789abcdef").orElseThrow();
        regenerate(token, 0, key);
        int told = house.store.deeds.size();
        assertThat(regenerate(token, 0, key).replayed()).isTrue();
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        update(token, " CI ", null);
        assertThatThrownBy(() -> update(token, "", null)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> house.revoke.run(House.MAX, house.path(token), Expected.NOTHING))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(house.store.deeds).hasSize(told);
    }

    @Test
    void noDeedHoldsASecret() {
        WorkspaceToken token = house.token("CI", all("admin"));
        Issued issued = regenerate(token, 60, null);
        String secret = issued.secret().revealOnce();
        assertThat(house.store.deeds).noneMatch(deed -> deed.toString().contains(secret.substring(24, 50)));
    }
}
