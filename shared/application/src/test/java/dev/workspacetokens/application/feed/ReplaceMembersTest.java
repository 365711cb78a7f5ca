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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplaceMembersTest {

    private static final ReplaceMembers.Element ADA = new ReplaceMembers.Element("ada", "owner", "Ada");

    private final Feed feed = new Feed();

    private Changes replace(ReplaceMembers.Element... members) {
        return feed.replaceMembers.run(SAAS, ACME.slug(), () -> new ReplaceMembers.Command(List.of(members)));
    }

    private static ReplaceMembers.Element viewer(String id, String name) {
        return new ReplaceMembers.Element(id, "viewer", name);
    }

    private List<String> names() {
        return feed.members.all.getOrDefault(ACME.slug(), Map.of()).values().stream()
                .map(member -> member.person().name() + " " + member.role().id()).toList();
    }

    @Test
    void workspaceHasExactlyTheMembersOfTheList() {
        replace(ADA, viewer("max", "Max"), viewer("eve", "Eve"));
        assertThat(replace(ADA, viewer("max", " Maxim "), viewer("zoe", "Zoe"))).isEqualTo(
                new Changes(1, 1, 1));
        assertThat(names()).containsExactly("Ada owner", "Maxim viewer", "Zoe viewer");
    }

    @Test
    void nothingIsReadForAWorkspaceThatIsNotThere() {
        assertThatThrownBy(() -> feed.replaceMembers.run(SAAS, NOWHERE, Feed.unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnceAndNothingIsChanged() {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> replace(ADA,
                new ReplaceMembers.Element("", "boss", ""), viewer("ada", "Ada again"),
                viewer("\u00e4da", "\u00c4da")));
        assertThat(refusal.violations()).containsExactly(
                new Violation(List.of("members", "1", "id"), "must be 1 to 255 printable ASCII characters"),
                new Violation(List.of("members", "1", "name"), "must be 1 to 100 characters after trimming"),
                new Violation(List.of("members", "1", "role"),
                        "must be one of owner, manager, contributor, viewer"),
                new Violation(List.of("members", "2", "id"), "is in the list already"),
                new Violation(List.of("members", "3", "id"), "must be 1 to 255 printable ASCII characters"));
        assertThat(names()).isEmpty();
    }

    @Test
    void listOfMoreThanAThousandIsRefusedAloneForItsLength() {
        var more = IntStream.rangeClosed(0, 1_000).mapToObj(_ -> viewer("", "")).toArray(ReplaceMembers.Element[]::new);
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> replace(more));
        assertThat(refusal.violations())
                .containsExactly(new Violation(List.of("members"), "must not hold more than 1000"));
    }

    @Test
    void anOwnerStays() {
        replace(ADA);
        assertThatThrownBy(() -> replace(viewer("ada", "Ada"))).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(this::replace).isInstanceOf(Refusal.Conflict.class);
        assertThat(names()).containsExactly("Ada owner");
    }
}
