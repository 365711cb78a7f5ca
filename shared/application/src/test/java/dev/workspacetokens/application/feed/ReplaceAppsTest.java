package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.App;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplaceAppsTest {

    private final Feed feed = new Feed();

    private Changes replace(String... slugsAndTitles) {
        List<ReplaceApps.Element> apps = new ArrayList<>();
        for (int i = 0; i < slugsAndTitles.length; i += 2) {
            apps.add(new ReplaceApps.Element(slugsAndTitles[i], slugsAndTitles[i + 1]));
        }
        return replace(apps);
    }

    private Changes replace(List<ReplaceApps.Element> apps) {
        return feed.replaceApps.run(SAAS, ACME.slug(), () -> new ReplaceApps.Command(apps));
    }

    private List<Violation> refused(String... slugsAndTitles) {
        return catchThrowableOfType(Refusal.Invalid.class, () -> replace(slugsAndTitles)).violations();
    }

    private List<String> titles() {
        return feed.apps.all.values().stream().map(App::title).toList();
    }

    @Test
    void workspaceHasExactlyTheAppsOfTheList() {
        replace("web", "Web", "ios", "iOS", "mac", "Mac");
        assertThat(replace("android", " Android ", "ios", "iOS", "mac", "The Mac")).isEqualTo(
                new Changes(1, 1, 1));
        assertThat(titles()).containsExactly("Android", "iOS", "The Mac");
    }

    @Test
    void emptyListLeavesNone() {
        replace("web", "Web");
        assertThat(replace()).isEqualTo(new Changes(0, 0, 1));
        assertThat(titles()).isEmpty();
    }

    @Test
    void nothingIsReadForAWorkspaceThatIsNotThere() {
        assertThatThrownBy(() -> feed.replaceApps.run(SAAS, NOWHERE, Feed.unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnceAndNothingIsChanged() {
        replace("mac", "Mac");
        assertThat(refused("web", "Web", "web", "", "WEB", "Web", "WEB", "Web")).containsExactly(
                new Violation(List.of("apps", "1", "slug"), "is in the list already"),
                new Violation(List.of("apps", "1", "title"), "must be 1 to 100 characters after trimming"),
                new Violation(List.of("apps", "2", "slug"), "must be 1 to 64 of a-z, 0-9 and '-'"),
                new Violation(List.of("apps", "3", "slug"), "must be 1 to 64 of a-z, 0-9 and '-'"));
        assertThat(titles()).containsExactly("Mac");
    }

    @Test
    void listOfMoreThanAThousandIsRefusedAloneForItsLength() {
        var most = IntStream.range(0, 1_000).mapToObj(i -> new ReplaceApps.Element("app-" + i, "App")).toList();
        assertThat(replace(most).created()).isEqualTo(1_000);
        List<ReplaceApps.Element> more = new ArrayList<>(most);
        more.add(new ReplaceApps.Element("NO SLUG", ""));
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> replace(more));
        assertThat(refusal.violations())
                .containsExactly(new Violation(List.of("apps"), "must not hold more than 1000"));
    }
}
