package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.LastUses;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@OnEachBackend
final class LastUseTest {

    /// Held, for a logger that nobody holds forgets its level. What it warns of is what these tests break on purpose.
    private static final Logger LOG = Logger.getLogger(LastUses.class.getName());

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final Deployment deployment = new Deployment();
    private final Shown shown = deployment.create(new Access.AllApps("developer"));

    private Map<String, AttributeValue> item() {
        return Deployment.BACKEND.dynamoDb().getItem(r -> r.tableName(Deployment.BACKEND.table()).consistentRead(true)
                .key(Map.of("PK", Deployment.text("USE#" + shown.token().workspace().uid()), "SK",
                        Deployment.text(shown.token().id().value()))))
                .item();
    }

    private @Nullable LastUse lastUse() {
        return deployment.records.lastUses(shown.token().workspace(), List.of(shown.token().id()))
                .get(shown.token().id());
    }

    private int writes() {
        return deployment.dynamoDb.sent(UpdateItemRequest.class).size();
    }

    @Test
    void useIsNotedOnceADay() throws IOException {
        for (int i = 0; i < 10; i++) {
            deployment.rest(Event.me().bearer(shown.secret()));
            deployment.rest(Event.app("no-such-app").bearer(shown.secret()));
        }
        assertThat(writes()).isEqualTo(1);
        assertThat(lastUse()).isEqualTo(new LastUse(LocalDate.parse("2040-01-01"), "192.0.2.7", 1, 0, null));
        deployment.clock.advance(Duration.ofDays(1));
        deployment.rest(Event.me().bearer(shown.secret()));
        assertThat(writes()).isEqualTo(2);
        assertThat(lastUse()).isEqualTo(new LastUse(LocalDate.parse("2040-01-02"), "192.0.2.7", 1, 0, null));
    }

    @Test
    void sourceIsTheGatewaysNotTheClients() throws IOException {
        deployment.rest(Event.me().with("X-Forwarded-For", "203.0.113.9").bearer(shown.secret()));
        assertThat(item()).containsEntry("source", Deployment.text("192.0.2.7"));
        deployment.clock.advance(Duration.ofDays(1));
        deployment.http(Event.me().with("X-Forwarded-For", "203.0.113.9").bearer(shown.secret()));
        assertThat(item()).containsEntry("source", Deployment.text("2001:db8::7"));
    }

    @Test
    void refusedUseOfALiveTokenIsAUseToo() throws IOException {
        assertThat(deployment.rest(Event.app("no-such-app").bearer(shown.secret()))).contains("\"Deny\"");
        assertThat(item()).containsEntry("day", Deployment.text("2040-01-01"));
    }

    @Test
    void deadTokenLeavesNoNote() {
        deployment.clock.advance(Duration.ofDays(30));
        Verdicts.assertUnauthorized(() -> deployment.rest(Event.me().bearer(shown.secret())));
        assertThat(item()).isEmpty();
    }

    @Test
    void writeThatFailsChangesNoVerdict() throws IOException {
        var faulty = new Deployment((request, service) -> {
            if (request instanceof UpdateItemRequest) {
                throw ServiceErrors.DYNAMODB.refusal("AccessDeniedException", "not this function's");
            }
            return service.get();
        }, Interceptor.NONE);
        var token = faulty.create(new Access.AllApps("developer"));
        var event = Event.me();
        assertThat(faulty.rest(event.bearer(token.secret())))
                .isEqualTo(Verdicts.allow(token, event, "", "developer", Verdicts.DEVELOPER));
        assertThat(faulty.dynamoDb.sent(UpdateItemRequest.class)).hasSize(1);
    }
}
