package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.CREATION;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkspaceTokenTest {

    private static final WorkspaceToken TOKEN = Samples.token(NOW);
    private static final WorkspaceToken.Stamp LATER = new WorkspaceToken.Stamp(NOW.plusMillis(1), "bob");

    @Test
    void regeneratingChangesTheExpirationAndNothingOfTheRights() {
        assertThat(TOKEN.regenerated(null, Overlap.NONE, LATER)).isEqualTo(new WorkspaceToken(TOKEN.id(), TOKEN.name(),
                TOKEN.workspace(), TOKEN.access(), TOKEN.counts(), 3, false, false, null, 2, null, 2, CREATION, LATER,
                LATER));
    }

    @Test
    void renamingIsAChangeAndNoRegeneration() {
        WorkspaceToken renamed = TOKEN.renamed("other", LATER);
        assertThat(renamed.name()).isEqualTo("other");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(renamed.generation()).isEqualTo(1);
        assertThat(renamed.expiresAt()).isEqualTo(NOW);
        assertThat(renamed.created()).isEqualTo(CREATION);
        assertThat(renamed.regenerated()).isNull();
        assertThat(renamed.updated()).isEqualTo(LATER);
        assertThat(renamed.access()).isEqualTo(TOKEN.access());
    }

    @Test
    void aTokenStaysAsItIsDescribedThroughEveryOtherChange() {
        WorkspaceToken disabled = TOKEN.described("other", true, true, LATER);
        assertThat(disabled.version()).isEqualTo(2);
        assertThat(disabled.updated()).isEqualTo(LATER);
        for (WorkspaceToken changed : List.of(disabled, disabled.renamed("x", LATER),
                disabled.regenerated(null, Overlap.NONE, LATER), disabled.withoutFormer(LATER),
                disabled.withAccess(new Access.AllApps("admin"), "set"))) {
            assertThat(changed.disabled()).isTrue();
            assertThat(changed.described()).isTrue();
        }
    }

    @Test
    void aDisabledTokenExpiresAllTheSame() {
        WorkspaceToken disabled = TOKEN.described("other", true, false, LATER);
        assertThat(disabled.status(NOW.minusMillis(1))).isEqualTo(WorkspaceToken.Status.DISABLED);
        assertThat(disabled.status(NOW)).isEqualTo(WorkspaceToken.Status.EXPIRED);
        assertThat(disabled.described("other", false, false, LATER).status(NOW.minusMillis(1)))
                .isEqualTo(WorkspaceToken.Status.ACTIVE);
    }

    @Test
    void otherRightsNameTheOtherGrantSet() {
        var access = new Access.PerApp(List.of(new Grant(new Slug("web"), "uid", "admin")));
        WorkspaceToken changed = TOKEN.withAccess(access, "set-2");
        assertThat(changed.access()).isEqualTo(new AccessRef.GrantSet("set-2"));
        assertThat(changed.counts()).isEqualTo(Map.of("admin", 1));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.updated()).isEqualTo(CREATION);
        assertThat(changed.generation()).isEqualTo(1);
    }

    @Test
    void peopleAreThoseWhoDidSomething() {
        assertThat(TOKEN.people()).containsExactly("ada");
        assertThat(TOKEN.regenerated(null, Overlap.NONE, LATER).renamed("x", new WorkspaceToken.Stamp(NOW, "eve"))
                .people())
                .containsExactlyInAnyOrder("ada", "bob", "eve");
    }

    @Test
    void countsCannotBeChangedFromOutside() {
        var counts = new HashMap<>(Map.of("tester-qa", 1, "admin", 2));
        var token = new WorkspaceToken(TOKEN.id(), "CI", TOKEN.workspace(), TOKEN.access(), counts, 3, false, false,
                NOW, 1, null, 1,
                CREATION, null, CREATION);
        counts.clear();
        assertThat(token.counts()).containsExactly(Map.entry("admin", 2), Map.entry("tester-qa", 1));
        assertThatThrownBy(() -> token.counts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
