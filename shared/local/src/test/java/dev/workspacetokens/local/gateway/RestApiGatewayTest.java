package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.local.handlers.Guard;
import dev.workspacetokens.local.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RestApiGatewayTest {

    private final Gateways gateways = new Gateways(Map.of());

    @Test
    void eventIsPayloadFormat1() {
        HttpResponse response = gateways.rest("POST", "/apps/a%20b?x=1&x=2", "hello", "Authorization", "allow",
                "X-Multi", "one",
                "X-Multi", "two", "x-multi", "three");
        assertThat(response.status()).isEqualTo(201);
        JsonNode event = Gateways.json(response);
        assertThat(event.path("resource").asText()).isEqualTo("/apps/{app}");
        assertThat(event.path("path").asText()).isEqualTo("/apps/a%20b");
        assertThat(event.path("httpMethod").asText()).isEqualTo("POST");
        assertThat(event.path("headers").path("X-Multi").asText()).isEqualTo("two");
        assertThat(event.path("headers").path("x-multi").asText()).isEqualTo("three");
        assertThat(event.path("multiValueHeaders").path("X-Multi").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"x\":\"2\"}");
        assertThat(event.path("multiValueQueryStringParameters").toString()).isEqualTo("{\"x\":[\"1\",\"2\"]}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"app\":\"a b\"}");
        assertThat(event.path("stageVariables").toString()).isEqualTo("{\"color\":\"red\"}");
        assertThat(event.path("body").asText()).isEqualTo("hello");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("stage").asText()).isEqualTo("v1");
        assertThat(context.path("path").asText()).isEqualTo("/v1/apps/a%20b");
        assertThat(context.path("identity").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("requestId").asText()).isNotEmpty();
        assertThat(context.path("authorizer").toString())
                .isEqualTo("{\"reason\":\"free\",\"count\":\"2\",\"yes\":\"true\",\"principalId\":\"someone\"}");
    }

    @Test
    void absentPartsAreNull() {
        JsonNode event = Gateways.json(gateways.rest("GET", "/apps/web", "", "Authorization", "allow"));
        assertThat(event.path("body").isNull()).isTrue();
        assertThat(event.path("queryStringParameters").isNull()).isTrue();
    }

    @Test
    void withoutIdentityTheAuthorizerIsNotAsked() {
        int before = Guard.CALLS.get();
        HttpResponse response = gateways.rest("GET", "/apps/web", "", "X-Ask", "me", "Authorization", " ");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).contains("Bearer");
        assertThat(response.header("X-Asked")).contains("me");
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"A token is required.\"}");
        assertThat(Guard.CALLS).hasValue(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unauthorized | 401 | {"message":"A token is required."}
            deny         | 403 | {"message":"free","was":"User is not authorized to access this resource"}
            other        | 403 | {"message":"free","was":"User is not authorized to access this resource"}
            throw        | 500 | {"message":"Internal server error"}
            garbage      | 500 | {"message":"Internal server error"}
            nested       | 500 | {"message":"Internal server error"}
            """)
    void authorizerDecidesAndGatewayResponsesAnswer(String header, int status, String body) {
        HttpResponse response = gateways.rest("GET", "/apps/web", "", "Authorization", header);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.bodyText()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nowhere", "DELETE,/apps/web", "GET,/apps", "GET,/"})
    void noRouteIsTheTemplatesResponse(String method, String path) {
        HttpResponse response = gateways.rest(method, path, "", "Authorization", "allow");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"none\"}");
        assertThat(gateways.rest(method, path, "").status()).isEqualTo(404);
    }

    @Test
    void failureOfTheFunctionIs502AndTellsNothing() {
        HttpResponse response = gateways.rest("GET", "/broken", "", "Authorization", "allow");
        assertThat(response.status()).isEqualTo(502);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void whatIsTooLargeIsAnsweredByTheDefaultOf4xxWithItsOwnStatus() {
        HttpResponse response = gateways.rest("POST", "/apps/web", "x".repeat(6 * 1024 * 1024), "Authorization",
                "allow");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"REQUEST_TOO_LARGE\"}");
        assertThat(gateways.rest("GET", "/apps/web", "", "Authorization", "x".repeat(10_240)).status()).isEqualTo(431);
    }

    @Test
    void withoutATimeToLiveEveryRequestIsDecided() {
        int before = Guard.CALLS.get();
        gateways.rest("GET", "/apps/web", "", "Authorization", "allow");
        gateways.rest("GET", "/apps/web", "", "Authorization", "allow");
        assertThat(Guard.CALLS).hasValue(before + 2);
    }

    @Test
    void cachedVerdictServesItsIdentityForItsTimeAndOnlyTheRoutesItNames() {
        var cached = new Gateways(Map.of("CacheSeconds", "60"));
        int before = Guard.CALLS.get();
        assertThat(cached.rest("GET", "/apps/web", "", "Authorization", "allow").status()).isEqualTo(201);
        assertThat(cached.rest("GET", "/apps/web", "", "Authorization", "allow").status()).isEqualTo(201);
        assertThat(cached.rest("GET", "/apps/other", "", "Authorization", "allow").status()).isEqualTo(403);
        assertThat(Guard.CALLS).hasValue(before + 1);
        assertThat(cached.rest("GET", "/apps/web", "", "Authorization", "deny").status()).isEqualTo(403);
        assertThat(Guard.CALLS).hasValue(before + 2);
        cached.wait(Duration.ofSeconds(60));
        assertThat(cached.rest("GET", "/apps/other", "", "Authorization", "allow").status()).isEqualTo(201);
        assertThat(Guard.CALLS).hasValue(before + 3);
    }

    @Test
    void failureIsNotCached() {
        var cached = new Gateways(Map.of("CacheSeconds", "60"));
        int before = Guard.CALLS.get();
        cached.rest("GET", "/apps/web", "", "Authorization", "throw");
        cached.rest("GET", "/apps/web", "", "Authorization", "throw");
        assertThat(Guard.CALLS).hasValue(before + 2);
    }
}
