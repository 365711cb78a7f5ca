package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Events;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.dynamodb.DynamoDbEvents;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.SuspiciousUses;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A genuine secret that is too old is refused as any other, and one from elsewhere is refused, too. The use is
/// an event.
@OnEachBackend
final class SuspiciousUseTest {

    /// Held, for a logger that nobody holds forgets its level. What it warns of is what these tests break on purpose.
    private static final Logger LOG = Logger.getLogger(SuspiciousUses.class.getName());

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final Deployment deployment = new Deployment();
    private final Shown first = deployment.create(new Access.AllApps("developer"));

    private List<dev.workspacetokens.application.audit.Event> noted() {
        return new DynamoDbEvents(new TokenTable(Deployment.BACKEND.dynamoDb(), Deployment.BACKEND.table()))
                .list(deployment.workspace, new Events.Span(null, null),
                        event -> event.deed().type().id().startsWith("security."), new Page.Request(null, 50))
                .items();
    }

    private void refused(Shown token) {
        Verdicts.assertUnauthorized(() -> deployment.rest(Event.me().bearer(token.secret())));
    }

    private void accepted(Shown token) throws IOException {
        assertThat(deployment.rest(Event.me().bearer(token.secret()))).contains("\"Allow\"");
    }

    private int writes() {
        return deployment.dynamoDb.sent(UpdateItemRequest.class).size();
    }

    @Test
    void supersededSecretIsNotedOnceADayAndItsSuccessorIsNotPunished() throws IOException {
        Shown second = deployment.regenerate(first.token());
        for (int i = 0; i < 5; i++) {
            refused(first);
        }
        assertThat(writes()).isEqualTo(1);
        assertThat(noted()).singleElement().satisfies(event -> {
            assertThat(event.at()).isEqualTo(deployment.clock.instant());
            assertThat(event.deed()).isEqualTo(new Deed(new Actor.Token(first.token().id().value(), "192.0.2.7"),
                    EventType.SUPERSEDED_SECRET_USED, deployment.workspace,
                    new Deed.Subject(first.token().id().value(), "CI"), List.of()));
        });
        accepted(second);
        deployment.clock.advance(Duration.ofDays(1));
        refused(first);
        assertThat(noted()).hasSize(2);
    }

    @Test
    void anotherEnvironmentNotesNothingMore() throws IOException {
        deployment.regenerate(first.token());
        Instant used = deployment.clock.instant();
        refused(first);
        deployment.clock.advance(Duration.ofHours(1));
        assertThat(deployment.http(Event.me().bearer(first.secret()))).contains("\"Deny\"").doesNotContain("CI");
        assertThat(writes()).isEqualTo(2);
        assertThat(noted()).singleElement().extracting(event -> event.at()).isEqualTo(used);
    }

    @Test
    void expiredSecretIsNotedAsSuch() {
        deployment.clock.advance(Duration.ofDays(30));
        refused(first);
        assertThat(noted()).extracting(event -> event.deed().type()).containsExactly(EventType.EXPIRED_SECRET_USED);
        deployment.regenerate(first.token());
        refused(first);
        assertThat(noted()).extracting(event -> event.deed().type()).containsExactlyInAnyOrder(
                EventType.EXPIRED_SECRET_USED, EventType.SUPERSEDED_SECRET_USED);
    }

    @Test
    void secretIsSupersededWhenItsOverlapIsOver() throws IOException {
        deployment.regenerate(first.token(), new Overlap(Duration.ofHours(1), 1));
        accepted(first);
        assertThat(noted()).isEmpty();
        deployment.clock.advance(Duration.ofHours(1));
        refused(first);
        assertThat(noted()).hasSize(1);
    }

    @Test
    void requestFromElsewhereIsNotedAndIsNoUse() throws IOException {
        var office = new AllowedSources(List.of(IpRange.parse("198.51.100.0/24").orElseThrow()));
        deployment.change(first.token(), new TokenStore.Settings(null, office, new Particulars("", office)));
        for (int i = 0; i < 5; i++) {
            assertThat(deployment.rest(Event.me().bearer(first.secret()))).contains("\"Deny\"",
                    "The token may not be used from this address.");
            assertThat(deployment.http(Event.me().bearer(first.secret()))).contains("\"Deny\"");
        }
        assertThat(writes()).isEqualTo(2);
        assertThat(noted()).singleElement().satisfies(event -> {
            assertThat(event.deed().type()).isEqualTo(EventType.SOURCE_NOT_ALLOWED);
            assertThat(event.deed().actor())
                    .isEqualTo(new Actor.Token(first.token().id().value(), "192.0.2.7"));
        });
        assertThat(deployment.records.lastUses(deployment.workspace, List.of(first.token().id()))).isEmpty();
    }

    @Test
    void disabledTokenIsRefusedAndItsUseIsOne() throws IOException {
        deployment.change(first.token(), new TokenStore.Settings(true, null, null));
        assertThat(deployment.rest(Event.me().bearer(first.secret()))).contains("\"Deny\"", "The token is disabled.");
        assertThat(noted()).isEmpty();
        assertThat(deployment.records.lastUses(deployment.workspace, List.of(first.token().id()))).hasSize(1);
    }

    @Test
    void whatIsNoSecretOfTheTokenIsNotNoted() {
        Shown second = deployment.regenerate(first.token());
        deployment.regenerate(second.token());
        refused(first);
        Shown other = deployment.create(new Access.AllApps("developer"));
        deployment.revoke(other.token());
        refused(other);
        assertThat(writes()).isZero();
        assertThat(noted()).isEmpty();
    }

    @Test
    void writeThatFailsChangesNoVerdictAndIsTriedAgain() {
        var faulty = new Deployment((request, service) -> {
            if (request instanceof UpdateItemRequest) {
                throw ServiceErrors.DYNAMODB.refusal("AccessDeniedException", "not this function's");
            }
            return service.get();
        }, Interceptor.NONE);
        Shown old = faulty.create(new Access.AllApps("developer"));
        faulty.regenerate(old.token());
        for (int i = 0; i < 2; i++) {
            Verdicts.assertUnauthorized(
                    () -> faulty.rest(Event.me().bearer(old.secret())));
        }
        assertThat(faulty.dynamoDb.sent(UpdateItemRequest.class)).hasSize(2);
    }
}
