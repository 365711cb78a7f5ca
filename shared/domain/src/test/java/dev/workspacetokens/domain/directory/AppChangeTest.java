package dev.workspacetokens.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.workspacetokens.domain.Slug;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AppChangeTest {

    private static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    private static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "uid-globex");

    @Test
    void onlyNewAppsGetANewIdentity() {
        Map<Slug, String> titles = new LinkedHashMap<>();
        List.of("same", "renamed", "moved", "new").forEach(slug -> titles.put(new Slug(slug), "T"));
        var changes = AppChange.replacing(ACME, List.of(app("same", "T"), app("renamed", "Old"), app("gone", "G")),
                titles, Map.of(new Slug("moved"), new AppOwner(new Slug("moved"), "uid-moved", GLOBEX)), () -> "fresh");
        assertThat(changes).containsExactly(
                new AppChange(new AppOwner(new Slug("renamed"), "uid-renamed", ACME), "Old", app("renamed", "T")),
                new AppChange(new AppOwner(new Slug("moved"), "uid-moved", GLOBEX), null, app("moved", "T")),
                new AppChange(null, null, new App(new Slug("new"), "fresh", "T")),
                new AppChange(new AppOwner(new Slug("gone"), "uid-gone", ACME), "G", null));
        assertThat(changes).extracting(change -> change.moves(ACME.slug())).containsExactly(false, true, false, false);
    }

    @Test
    void changeOfNothingIsNoChange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AppChange(null, null, null));
    }

    private static App app(String slug, String title) {
        return new App(new Slug(slug), "uid-" + slug, title);
    }
}
