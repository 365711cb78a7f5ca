package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.workspacetokens.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestApiAdapterTest {

    private @Nullable Request seen;
    private Operation operation = _ -> Answer.empty(204);
    private final RestApiAdapter adapter = new RestApiAdapter(Samples.metrics(), request -> {
        seen = request;
        return operation.answer(request);
    });
    private final APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent().withHttpMethod("GET")
            .withResource("/apps/{app}").withPath("/apps/web");

    private static ProxyRequestContext context(Map<String, Object> authorizer) {
        var context = new ProxyRequestContext();
        context.setAuthorizer(authorizer);
        return context;
    }

    private Request seen() {
        adapter.handle(event);
        return Objects.requireNonNull(seen);
    }

    @Test
    void everythingOfTheEventIsInTheRequest() {
        event.withPathParameters(Map.of("app", "web")).withQueryStringParameters(Map.of("limit", "5"))
                .withHeaders(Map.of("If-Match", "\"1\"")).withBody("e30=").withIsBase64Encoded(true)
                .withRequestContext(context(Map.of("workspace", "acme")));
        Request request = seen();
        assertThat(request.route()).isEqualTo("GET /apps/{app}");
        assertThat(request.path("app")).isEqualTo("web");
        assertThat(request.query("limit")).contains("5");
        assertThat(request.header("if-match")).contains("\"1\"");
        assertThat(request.caller("workspace")).isEqualTo("acme");
        assertThat(request.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheEventDoesNotHaveIsEmpty() {
        Request request = seen();
        assertThat(request.query("limit")).isEmpty();
        assertThat(request.header("if-match")).isEmpty();
        assertThat(request.caller("workspace")).isEmpty();
        assertThat(request.body()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> request.path("app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if-match", "If-Match", "IF-MATCH", "iF-mAtCh"})
    void headersAreFoundInAnyCase(String name) {
        event.setHeaders(Map.of(name, "x"));
        assertThat(seen().header("if-match")).contains("x");
    }

    @Test
    void aNameWithALetterBeyondAsciiIsAnotherHeader() {
        event.setHeaders(Map.of("o\u212a", "kelvin", "\u0130f-match", "dotted", "\u0131f-match", "dotless"));
        assertThat(seen().header("ok")).isEmpty();
        assertThat(seen().header("if-match")).isEmpty();
    }

    @Test
    void aHeaderSentInTwoCasesIsNoFailure() {
        event.setHeaders(Map.of("a", "x", "A", "x"));
        assertThat(seen().header("a")).contains("x");
    }

    @Test
    void bodiesAreTextUnlessTheGatewaySaysOtherwise() {
        event.setBody("e30=");
        event.setIsBase64Encoded(null);
        assertThat(seen().body()).isEqualTo("e30=".getBytes(StandardCharsets.UTF_8));
        event.setIsBase64Encoded(false);
        assertThat(seen().body()).isEqualTo("e30=".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyTextsOfTheAuthorizerAreTheCaller() {
        event.setRequestContext(
                context(Map.of("workspace", "acme", "integrationLatency", 7)));
        assertThat(seen().caller("workspace")).isEqualTo("acme");
        assertThat(seen().caller("integrationLatency")).isEmpty();
    }

    @Test
    void nothingThatTheCallerSendsIsTheCaller() {
        var forged = Map.of("workspace", "globex", "x-amzn-workspace", "globex");
        event.withHeaders(forged).withQueryStringParameters(forged).withPathParameters(forged);
        assertThat(seen().caller("workspace")).isEmpty();
        event.setRequestContext(new ProxyRequestContext());
        assertThat(seen().caller("workspace")).isEmpty();
        event.setRequestContext(context(Map.of("workspace", "acme")));
        assertThat(seen().caller("workspace")).isEqualTo("acme");
    }

    @Test
    void theAnswerIsTheResponse() {
        operation = _ -> Answer.data(201, "x").with("location", "/x");
        APIGatewayProxyResponseEvent response = adapter.handle(event);
        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders()).containsEntry("location", "/x");
        assertThat(response.getBody()).isEqualTo("{\"data\":\"x\"}");
    }

    @Test
    void aRefusalIsAProblemDocument() {
        operation = _ -> {
            throw new Refusal.Unavailable("Busy.");
        };
        APIGatewayProxyResponseEvent response = adapter.handle(event);
        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders()).containsEntry("retry-after", "2").containsEntry("content-type",
                "application/problem+json");
        assertThat(response.getBody()).contains("Busy. Try again.");
    }
}
