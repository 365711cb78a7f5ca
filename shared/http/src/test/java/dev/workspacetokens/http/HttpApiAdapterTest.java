package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HttpApiAdapterTest {

    private @Nullable Request seen;
    private Operation operation = _ -> Answer.empty(204);
    private final HttpApiAdapter adapter = new HttpApiAdapter(Samples.metrics(), request -> {
        seen = request;
        return operation.answer(request);
    });

    private Request seen(APIGatewayV2HTTPEvent event) {
        adapter.handle(event);
        return Objects.requireNonNull(seen);
    }

    private static APIGatewayV2HTTPEvent claims(@Nullable JWT jwt, @Nullable Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder().withRouteKey("GET /a").withHeaders(headers).withRequestContext(
                RequestContext.builder().withAuthorizer(Authorizer.builder().withJwt(jwt).build()).build()).build();
    }

    @Test
    void everythingOfTheEventIsInTheRequest() {
        APIGatewayV2HTTPEvent event = claims(JWT.builder().withClaims(Map.of("sub", "ada")).build(),
                Map.of("if-match", "\"1\""));
        event.setRouteKey("POST /workspaces/{workspace}");
        event.setPathParameters(Map.of("workspace", "acme"));
        event.setQueryStringParameters(Map.of("limit", "5"));
        event.setBody("e30=");
        event.setIsBase64Encoded(true);
        Request request = seen(event);
        assertThat(request.route()).isEqualTo("POST /workspaces/{workspace}");
        assertThat(request.path("workspace")).isEqualTo("acme");
        assertThat(request.query("limit")).contains("5");
        assertThat(request.header("if-match")).contains("\"1\"");
        assertThat(request.caller("sub")).isEqualTo("ada");
        assertThat(request.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatTheEventDoesNotHaveIsEmpty() {
        Request request = seen(APIGatewayV2HTTPEvent.builder().withRouteKey("GET /a").build());
        assertThat(request.query("limit")).isEmpty();
        assertThat(request.header("if-match")).isEmpty();
        assertThat(request.caller("sub")).isEmpty();
        assertThat(request.body()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> request.path("workspace"));
    }

    @Test
    void aCallerWithoutAJwtIsNobody() {
        var empty = APIGatewayV2HTTPEvent.builder().withRequestContext(RequestContext.builder().build()).build();
        assertThat(seen(empty).caller("sub")).isEmpty();
        assertThat(seen(claims(null, null)).caller("sub")).isEmpty();
        assertThat(seen(claims(JWT.builder().build(), null)).caller("sub")).isEmpty();
    }

    @Test
    void theSignersPrincipalIsTheCallerAndNoClaimStandsInForIt() {
        assertThat(seen(signed("arn:aws:iam::123456789012:role/backend")).caller(Request.PRINCIPAL))
                .isEqualTo("arn:aws:iam::123456789012:role/backend");
        assertThat(seen(signed(null)).caller(Request.PRINCIPAL)).isEmpty();
        APIGatewayV2HTTPEvent both = signed("arn:aws:iam::123456789012:role/backend");
        both.getRequestContext().getAuthorizer()
                .setJwt(JWT.builder().withClaims(Map.of(Request.PRINCIPAL, "forged", "sub", "ada")).build());
        assertThat(seen(both).caller(Request.PRINCIPAL)).isEqualTo("arn:aws:iam::123456789012:role/backend");
        assertThat(seen(both).caller("sub")).isEmpty();
    }

    private static APIGatewayV2HTTPEvent signed(@Nullable String arn) {
        APIGatewayV2HTTPEvent event = claims(null, null);
        event.getRequestContext().getAuthorizer().setIam(IAM.builder().withUserArn(arn).build());
        return event;
    }

    @Test
    void aHeaderIsNeverTheCaller() {
        var forged = Map.of("sub", "ada", "x-amzn-claim-sub", "ada", "claims", "{\"sub\":\"ada\"}");
        APIGatewayV2HTTPEvent event = claims(null, forged);
        event.setQueryStringParameters(forged);
        event.setPathParameters(forged);
        assertThat(seen(event).caller("sub")).isEmpty();
    }

    @Test
    void theAnswerIsTheResponse() {
        operation = _ -> Answer.data(201, "x").with("location", "/x");
        APIGatewayV2HTTPResponse response = adapter.handle(claims(null, null));
        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders()).containsEntry("location", "/x").containsEntry("content-type",
                "application/json");
        assertThat(response.getBody()).isEqualTo("{\"data\":\"x\"}");
        assertThat(response.getIsBase64Encoded()).isFalse();
    }

    @Test
    void aRefusalIsAProblemDocument() {
        operation = _ -> {
            throw new Refusal.Conflict("taken");
        };
        APIGatewayV2HTTPResponse response = adapter.handle(claims(null, null));
        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(response.getBody()).contains("\"taken\"");
    }
}
