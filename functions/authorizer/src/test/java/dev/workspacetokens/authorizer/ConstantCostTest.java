package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.units.Units;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What a decision costs: one read of at most three keys, so three read units by AWS's rules, whatever the number of
/// tokens, apps and grants.
@OnEachBackend
final class ConstantCostTest {

    private final Deployment deployment = new Deployment();

    private List<Class<?>> requests(Event event) throws IOException {
        deployment.dynamoDb.clear();
        deployment.kms.clear();
        var _ = deployment.units.take();
        assertThat(deployment.rest(event)).contains("\"Allow\"");
        return deployment.dynamoDb.sent().stream().<Class<?>>map(Object::getClass).toList();
    }

    /// The same without a note of the last use, which comes at a time of each token's own.
    private List<Class<?>> reads(Event event) throws IOException {
        return requests(event).stream().filter(one -> one != UpdateItemRequest.class).toList();
    }

    @Test
    void warmDecisionIsOneReadOfThreeKeysAndNoKmsForOneGrantAsForThousand() throws IOException {
        List<Grant> grants = deployment.apps(Access.MAX_APPS, "developer");
        for (Access access : List.of(new Access.PerApp(grants.subList(999, 1_000)), new Access.PerApp(grants),
                new Access.AllApps("developer"))) {
            Shown shown = deployment.create(access);
            var event = Event.app(grants.getLast().app().value()).bearer(shown.secret());
            requests(event);
            assertThat(requests(event)).containsExactly(BatchGetItemRequest.class);
            assertThat(deployment.units.take()).isEqualTo(new Units(3, 0));
            KeysAndAttributes keys = deployment.dynamoDb.sent(BatchGetItemRequest.class).getFirst().requestItems()
                    .getOrDefault(Deployment.BACKEND.table(), KeysAndAttributes.builder().build());
            assertThat(keys.keys()).hasSize(3);
            assertThat(keys.consistentRead()).isTrue();
            assertThat(deployment.kms.sent()).isEmpty();
        }
    }

    @Test
    void routeWithoutAnAppReadsOneKey() throws IOException {
        var event = Event.me().bearer(deployment.create(new Access.AllApps("developer")).secret());
        requests(event);
        assertThat(requests(event)).containsExactly(BatchGetItemRequest.class);
        assertThat(deployment.units.take()).isEqualTo(new Units(1, 0));
        assertThat(deployment.dynamoDb.sent(BatchGetItemRequest.class).getFirst().requestItems().values())
                .allSatisfy(keys -> assertThat(keys.keys()).hasSize(1));
    }

    /// Which is who is frozen, where the policy comes with the function.
    @Test
    void stateOfTheDeploymentIsReadOnceAMinute() throws IOException {
        var event = Event.me().bearer(deployment.create(new Access.AllApps("developer")).secret());
        requests(event);
        for (int minute = 0; minute < 2; minute++) {
            deployment.clock.advance(Duration.ofMinutes(1));
            assertThat(reads(event)).containsExactlyInAnyOrder(GetItemRequest.class, BatchGetItemRequest.class);
            assertThat(reads(event)).containsExactly(BatchGetItemRequest.class);
        }
    }

    @Test
    void changedRolesCostOneMoreRead() throws IOException {
        List<Grant> grants = deployment.apps(2, "developer");
        Shown shown = deployment.create(new Access.PerApp(grants.subList(0, 1)));
        deployment.changeRoles(shown.token(), new Access.PerApp(grants));
        var event = Event.app(grants.getLast().app().value()).bearer(shown.secret());
        requests(event);
        assertThat(requests(event)).containsExactly(BatchGetItemRequest.class, GetItemRequest.class);
        assertThat(deployment.units.take()).isEqualTo(new Units(4, 0));
        assertThat(deployment.dynamoDb.sent(GetItemRequest.class).getFirst().consistentRead()).isTrue();
    }

    /// Names of 100 characters of four bytes each: the credential stays within the 4 KB of a read unit.
    @Test
    void largestNameCostsNothingMore() throws IOException {
        Grant grant = deployment.app("developer");
        Shown shown = deployment.create("\ud83d\ude80".repeat(100), new Access.PerApp(List.of(grant)));
        var event = Event.app(grant.app().value()).bearer(shown.secret());
        requests(event);
        requests(event);
        assertThat(deployment.units.take()).isEqualTo(new Units(3, 0));
    }

    @Test
    void regenerationCostsNothingMore() throws IOException {
        Grant grant = deployment.app("developer");
        Shown shown = deployment.regenerate(deployment.create(new Access.PerApp(List.of(grant))).token());
        var event = Event.app(grant.app().value()).bearer(shown.secret());
        requests(event);
        assertThat(requests(event)).containsExactly(BatchGetItemRequest.class);
    }

    @Test
    void threeKmsCallsForAllTokensOfAnEnvironment() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(deployment.rest(Event.me().bearer(deployment.create(new Access.AllApps("admin")).secret())))
                    .contains("\"Allow\"");
        }
        assertThat(deployment.kms.sent()).as("the keys of tags, of credentials and of their seals").hasSize(3);
    }

    @Test
    void textThatDiffersFromATokenInOneCharacterIsRefusedWithoutAnyCall() {
        String secret = deployment.create(new Access.AllApps("developer")).secret();
        int tried = 0;
        for (int at = 0; at < secret.length(); at++) {
            for (char c = ' '; c <= '~'; c++) {
                if (c != secret.charAt(at)) {
                    refusedWithoutACall(secret.substring(0, at) + c + secret.substring(at + 1));
                    tried++;
                }
            }
        }
        assertThat(tried).isEqualTo(64 * 94);
    }

    @Test
    void textThatIsATokenWithCharactersLostDoubledOrExchangedIsRefusedWithoutAnyCall() {
        String secret = deployment.create(new Access.AllApps("developer")).secret();
        for (int at = 0; at < secret.length(); at++) {
            refusedWithoutACall(secret.substring(0, at) + secret.substring(at + 1));
            refusedWithoutACall(secret.substring(0, at) + secret.charAt(at) + secret.substring(at));
            if (at > 0 && secret.charAt(at) != secret.charAt(at - 1)) {
                refusedWithoutACall(secret.substring(0, at - 1) + secret.charAt(at) + secret.charAt(at - 1)
                        + secret.substring(at + 1));
            }
        }
        refusedWithoutACall(secret.repeat(2_000));
    }

    private void refusedWithoutACall(String text) {
        Verdicts.assertUnauthorized(() -> deployment.rest(Event.app("ios-shop").bearer(text)));
        assertThat(deployment.dynamoDb.sent()).as(text).isEmpty();
        assertThat(deployment.kms.sent()).as(text).isEmpty();
    }

    @Test
    void unknownTokenCostsOneReadAndNoKms() throws IOException {
        var elsewhere = new Deployment();
        var shown = elsewhere.create(new Access.AllApps("admin"));
        elsewhere.revoke(shown.token());
        requests(Event.me().bearer(deployment.create(new Access.AllApps("admin")).secret()));
        deployment.dynamoDb.clear();
        deployment.kms.clear();
        Verdicts.assertUnauthorized(() -> deployment.rest(Event.me().bearer(shown.secret())));
        assertThat(deployment.dynamoDb.sent(DynamoDbRequest.class)).hasSize(1);
        assertThat(deployment.kms.sent()).isEmpty();
    }
}
