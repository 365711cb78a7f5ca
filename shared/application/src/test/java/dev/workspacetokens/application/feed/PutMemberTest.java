package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PutMemberTest {

    private final Feed feed = new Feed();

    private Put<Member> put(String role, String name) {
        return feed.putMember.run(SAAS, ACME.slug(), "ada", () -> new PutMember.Command(role, name));
    }

    private static Member ada(WorkspaceRole role, String name) {
        return new Member(ACME, new Person("ada", name), role);
    }

    @Test
    void newOneIsMade() {
        Member made = ada(WorkspaceRole.VIEWER, "Ada");
        assertThat(put("viewer", " Ada ")).isEqualTo(
                new Put<>(made, true));
        assertThat(feed.members.all.get(ACME.slug())).containsEntry("ada", made);
    }

    @Test
    void oneWhoIsThereGetsTheNameAndTheRole() {
        put("viewer", "Ada");
        Member after = ada(WorkspaceRole.OWNER, "Ada Lovelace");
        assertThat(put("owner", "Ada Lovelace")).isEqualTo(
                new Put<>(after, false));
        assertThat(feed.members.all.get(ACME.slug())).containsEntry("ada", after);
    }

    @Test
    void nothingIsReadForAWorkspaceThatIsNotThere() {
        assertThatThrownBy(() -> feed.putMember.run(SAAS, NOWHERE, "ada", Feed.unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnceAndNothingIsChanged() {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> put("OWNER", ""));
        assertThat(refusal.violations()).containsExactly(
                new Violation(List.of("name"), "must be 1 to 100 characters after trimming"),
                new Violation(List.of("role"), "must be one of owner, manager, contributor, viewer"));
        assertThat(feed.members.all).isEmpty();
    }

    @Test
    void lastOwnerStaysOne() {
        put("owner", "Ada");
        assertThatThrownBy(() -> put("viewer", "Ada")).isInstanceOf(Refusal.Conflict.class);
        assertThat(feed.members.all.get(ACME.slug())).containsEntry("ada", ada(WorkspaceRole.OWNER, "Ada"));
    }
}
