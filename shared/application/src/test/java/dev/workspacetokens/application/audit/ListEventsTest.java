package dev.workspacetokens.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.application.audit.ListEvents.Query;
import dev.workspacetokens.application.audit.ListEvents.Shown;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ListEventsTest {

    private static final Actor ADA = new Actor.SignedIn("ada", "203.0.113.7");
    private static final Actor EVA = new Actor.SignedIn("eva", "");
    private static final Actor SAAS = new Actor.Saas("arn", "");
    private static final Events.Span EVER = new Events.Span(null, null);
    private static final Page.Request PAGE = new Page.Request(null, 50);

    private final FakeDirectory directory = new FakeDirectory();
    private final List<Event> noted = new ArrayList<>();
    private final ListEvents list = new ListEvents(new InMemory(), directory, directory);

    ListEventsTest() {
        directory.join("ada", WorkspaceRole.OWNER);
        directory.join("max", WorkspaceRole.MANAGER);
        note(ADA, EventType.TOKEN_CREATED, new Deed.Subject("t1", "CI"));
        note(ADA, EventType.TOKEN_CREATED, new Deed.Subject("t2", "CD"));
        note(EVA, EventType.TOKEN_UPDATED, new Deed.Subject("t1", "CI"));
        note(SAAS, EventType.MEMBER_DELETED, new Deed.Subject("t1", "somebody who is called as a token is"));
        note(SAAS, EventType.TOKENS_REVOKED, null, new Difference("t1", "CI", null), new Difference("t2", "CD", null));
        note(SAAS, EventType.APPS_REPLACED, null, new Difference("t1", "an app that is called so, too", null));
    }

    /// Only what [ListEvents] asks for, so that the test sees what it does itself.
    private final class InMemory implements Events {
        @Override
        public Page<Event> list(WorkspaceRef workspace, Span span, Predicate<Event> filter, Page.Request page) {
            assertThat(workspace).isEqualTo(FakeDirectory.ACME);
            assertThat(span).isEqualTo(EVER);
            return new Page<>(noted.stream().filter(filter).toList(), null);
        }
    }

    private void note(Actor by, EventType type, Deed.@Nullable Subject subject, Difference... differences) {
        noted.add(new Event("id-" + noted.size(), Instant.EPOCH,
                new Deed(by, type, FakeDirectory.ACME, subject, List.of(differences))));
    }

    private List<Shown> shown(@Nullable String token, @Nullable String actor, @Nullable EventType type) {
        return list.run(ADA, "acme").page(new Query(token, actor, type, EVER, PAGE)).items();
    }

    private List<String> ids(@Nullable String token, @Nullable String actor, @Nullable EventType type) {
        return shown(token, actor, type).stream().map(one -> one.event().id()).toList();
    }

    @Test
    void withoutFiltersEverythingIsShown() {
        assertThat(ids(null, null, null)).hasSize(noted.size());
    }

    @Test
    void whatWasDoneToATokenIsFoundAlsoWhereItWasOneOfSeveral() {
        assertThat(ids("t1", null, null)).containsExactly("id-0", "id-2", "id-4");
        assertThat(ids("t2", null, null)).containsExactly("id-1", "id-4");
        assertThat(ids("t3", null, null)).isEmpty();
    }

    @Test
    void whatSomebodyHadDoneIsFoundAndWhatTheSaasDidIsNobodys() {
        assertThat(ids(null, "ada", null)).containsExactly("id-0", "id-1");
        assertThat(ids(null, "arn", null)).isEmpty();
        assertThat(ids("t1", "eva", EventType.TOKEN_UPDATED)).containsExactly("id-2");
        assertThat(ids("t1", "eva", EventType.TOKEN_CREATED)).isEmpty();
    }

    @Test
    void personIsCalledAsTheDirectoryDoesAndOneWhoLeftIsNot() {
        assertThat(shown(null, null, null)).extracting(Shown::actorName).containsExactly(FakeDirectory.name("ada"),
                FakeDirectory.name("ada"), null, null, null, null);
    }

    @Test
    void onlyOwnersSeeIt() {
        assertThatThrownBy(() -> list.run(new Actor.SignedIn("max", ""), "acme"))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> list.run(new Actor.SignedIn("eve", ""), "acme")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> list.run(ADA, "globex")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> list.run(SAAS, "acme")).isInstanceOf(Refusal.NotFound.class);
    }
}
