package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// What the function that revokes many tokens answers.
@OnEachBackend
final class RevokeTokensTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Owned owned = Owned.byAda("revoked-" + NUMBER.incrementAndGet());
    private final String all = "{\"all\": true, \"workspace\": \"%s\"}".formatted(owned.workspace());

    private APIGatewayV2HTTPResponse revoke(Interceptor interceptor, String body) {
        return owned.call(RevokeTokensHandler::new, interceptor, Map.of(), Call.ada(body));
    }

    private void becomes(String body, String outcome) {
        var response = revoke(Interceptor.NONE, body);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{\"data\":" + outcome + "}");
    }

    /// Does something before the n-th token's transaction.
    private static Interceptor before(int token, Runnable change) {
        var count = new AtomicInteger();
        return (request, service) -> {
            if (request instanceof TransactWriteItemsRequest && count.incrementAndGet() == token) {
                change.run();
            }
            return service.get();
        };
    }

    /// Refuses every transaction from the n-th on.
    private static Interceptor busyFrom(int token) {
        var count = new AtomicInteger();
        return (request, service) -> {
            if (request instanceof TransactWriteItemsRequest && count.incrementAndGet() >= token) {
                throw ProvisionedThroughputExceededException.builder().message("busy").build();
            }
            return service.get();
        };
    }

    @Test
    void namedTokensAreRevokedAndThenAllOthers() {
        String first = owned.createToken();
        owned.createToken();
        owned.createToken();
        becomes("{\"tokens\": [\"%s\", \"no id\", \"%s\"]}".formatted(first, first),
                "{\"revoked\":1,\"not_found\":1,\"remaining\":0}");
        becomes(all, "{\"revoked\":2,\"not_found\":0,\"remaining\":0}");
        becomes(all, "{\"revoked\":0,\"not_found\":0,\"remaining\":0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} |", "{\"tokens\": []}, \"all\": true} |", "{\"all\": true} | /workspace",
            "{\"tokens\": \"x\"} | /tokens", "{\"tokens\": [\"x\", 1]} | /tokens/1", "{\"tokens\": [null]} | /tokens/0",
            "{\"tokens\": [], \"workspace\": \"acme\"} | /workspace",
            "{\"all\": \"true\", \"workspace\": \"acme\"} | /all",
            "{\"all\": null, \"workspace\": \"acme\"} | /all", "{\"all\": true, \"workspace\": 1} | /workspace",
            "{\"tokens\": [], \"all\": true, \"workspace\": \"acme\"} |", "{\"tokens\": [], \"force\": true} | /force",
            "[] |", "'' |"})
    void bodyOfAnotherShapeIsMalformedAndRevokesNothing(String body, @Nullable String pointer) {
        owned.createToken();
        var refused = revoke(Interceptor.NONE, body);
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getBody()).contains(pointer == null ? "malformed" : "\"pointer\":\"" + pointer + "\"");
        becomes(all, "{\"revoked\":1,\"not_found\":0,\"remaining\":0}");
    }

    @Test
    void bodyThatNamesNeitherIsToldOneThing() {
        assertThat(revoke(Interceptor.NONE, "{}").getBody()).contains("must have exactly one of 'tokens' and 'all'")
                .doesNotContain("is required");
    }

    @Test
    void anotherWorkspaceOrTooManyTokensOrNotAllAreInvalid() {
        var other = revoke(Interceptor.NONE, "{\"all\": true, \"workspace\": \"another\"}");
        assertThat(other.getStatusCode()).isEqualTo(422);
        assertThat(other.getBody()).contains("\"pointer\":\"/workspace\"", "must be the slug of this workspace");
        var not = revoke(Interceptor.NONE, all.replace("true", "false"));
        assertThat(not.getStatusCode()).isEqualTo(422);
        assertThat(not.getBody()).contains("\"pointer\":\"/all\"", "must be true");
        var many = revoke(Interceptor.NONE, "{\"tokens\": [" + "\"x\", ".repeat(100) + "\"x\"]}");
        assertThat(many.getStatusCode()).isEqualTo(422);
        assertThat(many.getBody()).contains("\"pointer\":\"/tokens\"", "must be at most 100 tokens");
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "'', 404"})
    void ownershipThatIsLostBetweenTwoTokensEndsIt(String role, int status) {
        owned.createToken();
        owned.createToken();
        owned.createToken();
        var stopped = revoke(before(2, () -> become(role)), all);
        assertThat(stopped.getStatusCode()).isEqualTo(status);
        become("owner");
        becomes(all, "{\"revoked\":2,\"not_found\":0,\"remaining\":0}");
    }

    private void become(String role) {
        Owned.BACKEND.putAll(Owned.BACKEND.table(),
                List.of(owned.member("ada", role.isEmpty() ? "viewer" : role)));
        if (role.isEmpty()) {
            Owned.BACKEND.dynamoDb().deleteItem(r -> r.tableName(Owned.BACKEND.table())
                    .key(Map.of("PK", AttributeValue.fromS("WORKSPACE#" + owned.workspace()), "SK",
                            AttributeValue.fromS("MEMBER#ada"))));
        }
    }

    @Test
    void whatFailsBetweenTwoTokensIsNotKnownToHaveChangedNothingAndARepetitionFinishesIt() {
        owned.createToken();
        owned.createToken();
        owned.createToken();
        var atOnce = revoke(busyFrom(1), all);
        assertThat(atOnce.getStatusCode()).isEqualTo(503);
        assertThat(atOnce.getBody()).contains("problem:unavailable", "Nothing was changed.");
        var later = revoke(busyFrom(2), all);
        assertThat(later.getStatusCode()).isEqualTo(503);
        assertThat(later.getBody()).contains("problem:outcome-unknown", "It is not known whether it was changed.");
        becomes(all, "{\"revoked\":2,\"not_found\":0,\"remaining\":0}");
    }
}
