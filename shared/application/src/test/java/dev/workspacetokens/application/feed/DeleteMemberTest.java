package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import org.junit.jupiter.api.Test;

final class DeleteMemberTest {

    private final Feed feed = new Feed();

    DeleteMemberTest() {
        feed.members.put(SAAS, ACME.slug(), new Members.Entry(new Person("ada", "Ada"), WorkspaceRole.OWNER));
        feed.members.put(SAAS, ACME.slug(), new Members.Entry(new Person("max", "Max"), WorkspaceRole.VIEWER));
    }

    @Test
    void memberIsGone() {
        feed.deleteMember.run(SAAS, ACME.slug(), "max");
        assertThat(feed.members.all.get(ACME.slug())).containsOnlyKeys("ada");
    }

    @Test
    void lastOwnerStays() {
        assertThatThrownBy(() -> feed.deleteMember.run(SAAS, ACME.slug(), "ada"))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(feed.members.all.get(ACME.slug())).containsOnlyKeys("ada", "max");
    }

    @Test
    void oneWhoIsNotThereIsGoneTooWhateverTheWorkspace() {
        feed.deleteMember.run(SAAS, NOWHERE, "eve");
        assertThat(feed.members.all.get(ACME.slug())).containsOnlyKeys("ada", "max");
    }
}
