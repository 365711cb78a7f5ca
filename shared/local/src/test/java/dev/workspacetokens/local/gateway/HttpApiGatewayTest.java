package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpApiGatewayTest {

    private static final String JWT = "Bearer " + Gateways.ISSUER_AT_START.accessToken("ada");

    private final Gateways gateways = new Gateways(Map.of());

    @Test
    void eventIsPayloadFormat2() {
        HttpResponse response = gateways.http("POST", "/things/a%20b?x=1&y=a%20b&x=2", "{\"a\":1}", "Authorization",
                JWT,
                "Content-Type", "application/json", "X-Multi", "one", "x-multi", "two", "Cookie", "a=1; b=2", "Host",
                "h");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("X-Own")).contains("yes");
        JsonNode event = Gateways.json(response);
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /things/{thing}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/things/a b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=a%20b&x=2");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"x\":\"1,2\",\"y\":\"a b\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"thing\":\"a b\"}");
        assertThat(event.path("stageVariables").toString()).isEqualTo("{\"color\":\"blue\"}");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(event.path("headers").path("x-multi").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("X-Multi")).isFalse();
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("12/Mar/2026:19:03:58 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(Gateways.START.toEpochMilli());
        assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        JsonNode jwt = context.path("authorizer").path("jwt");
        assertThat(jwt.path("claims").path("sub").asText()).isEqualTo("ada");
        assertThat(jwt.path("claims").path("exp").isTextual()).isTrue();
        assertThat(jwt.path("scopes").toString()).isEqualTo("[\"things/manage\"]");
    }

    @ParameterizedTest
    @CsvSource({"/things/a%2Fb,/things/a/b", "/things/a%3Fb,/things/a", "/things/a%253F,/things/a%3F"})
    void bothCopiesOfThePathAreDecodedAndCut(String sent, String path) {
        JsonNode event = Gateways.json(gateways.http("POST", sent + "?x=1", "", "Authorization", JWT));
        assertThat(event.path("rawPath").asText()).isEqualTo(path);
        assertThat(event.at("/requestContext/http/path").asText()).isEqualTo(path);
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1");
    }

    @ParameterizedTest
    @CsvSource({"application/json,false", "application/json; charset=utf-8,false", "application/problem+json,false",
            "TEXT/plain,false",
            "application/octet-stream,true", "application/x-www-form-urlencoded,true", "image/png,true"})
    void bodyOfATypeThatIsNoTextIsBase64(String type, boolean encoded) {
        JsonNode event = Gateways.json(gateways.http("POST", "/open/x", "hello", "Content-Type", type));
        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        assertThat(event.path("body").asText()).isEqualTo(encoded ? "aGVsbG8=" : "hello");
    }

    @Test
    void withoutIdentityNobodyIsAsked() {
        HttpResponse response = gateways.http("POST", "/things/a", "", "X-Other", JWT);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(response.header("www-authenticate")).contains("Bearer");
        assertThat(gateways.log).isEmpty();
    }

    @Test
    void badTokenIs401AndMissingScope403WithTheReasonInAHeader() {
        HttpResponse bad = gateways.http("POST", "/things/a", "", "Authorization",
                Gateways.ISSUER_AT_START.token("ada").audience("x").sign());
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("www-authenticate").orElseThrow()).contains("invalid_token", "valid audience");
        HttpResponse twice = gateways.http("POST", "/things/a", "", "Authorization", JWT, "Authorization", JWT);
        assertThat(twice.status()).isEqualTo(401);
        HttpResponse little = gateways.http("POST", "/things/a", "", "Authorization",
                Gateways.ISSUER_AT_START.token("ada").idToken().sign());
        assertThat(little.status()).isEqualTo(403);
        assertThat(little.bodyText()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(little.header("www-authenticate").orElseThrow()).contains("insufficient_scope");
        assertThat(gateways.log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET,/things/a", "POST,/things", "POST,/nowhere", "POST,/things/a/b", "POST,/things/"})
    void noRouteIs404(String method, String path) {
        HttpResponse response = gateways.http(method, path, "", "Authorization", JWT);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void headOfMoreThan10240BytesIsRefused() {
        assertThat(gateways.http("POST", "/open/x", "", "X", "x".repeat(10_000)).status()).isEqualTo(201);
        assertThat(gateways.http("POST", "/open/x", "", "X", "x".repeat(10_240)).status()).isEqualTo(431);
        assertThat(gateways.http("POST", "/open/" + "x".repeat(10_240), "").status()).isEqualTo(414);
    }

    @Test
    void eventOfMoreThanSixMegabytesIs413() {
        assertThat(gateways.http("POST", "/open/x", "x".repeat(2 * 1024 * 1024)).status()).isEqualTo(201);
        HttpResponse response = gateways.http("POST", "/open/x", "x".repeat(6 * 1024 * 1024));
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"Request Too Long\"}");
    }

    @Test
    void failureOfTheFunctionIs500AndTellsNothing() {
        HttpResponse response = gateways.http("GET", "/broken", "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.bodyText()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(gateways.log).hasSize(1);
    }

    @Test
    void typedHandlerIsMadeOnceAndAnswersWithCookies() {
        HttpResponse first = gateways.http("GET", "/typed", "", "X-Question", "why");
        assertThat(first.bodyText()).isEqualTo("GET /typed why true");
        assertThat(first.headers()).filteredOn(header -> header.is("Set-Cookie")).hasSize(2);
        assertThat(gateways.http("GET", "/typed", "").header("X-Made")).isEqualTo(first.header("X-Made"));
    }

    @Test
    void signedRouteLetsPassAndNamesALocalCaller() {
        JsonNode event = Gateways.json(gateways.http("GET", "/signed", ""));
        assertThat(event.at("/requestContext/authorizer/iam/userArn").asText()).endsWith("user/local");
    }

    @Test
    void simpleLambdaAuthorizerDecides() {
        assertThat(gateways.http("GET", "/simple", "").status()).isEqualTo(401);
        assertThat(gateways.http("GET", "/simple", "", "Authorization", "nope").status()).isEqualTo(403);
        JsonNode event = Gateways.json(gateways.http("GET", "/simple", "", "Authorization", "allow"));
        assertThat(event.at("/requestContext/authorizer/lambda/depth/0").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"allow,201", "other,403", "deny,403", "garbage,500", "unauthorized,500", "throw,500"})
    void policyOfALambdaAuthorizerIsEvaluated(String header, int status) {
        assertThat(gateways.http("GET", "/policy/x", "", "Authorization", header).status()).isEqualTo(status);
    }
}
