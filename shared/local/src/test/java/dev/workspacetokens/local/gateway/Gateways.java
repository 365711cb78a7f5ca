package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.lambda.Functions;
import dev.workspacetokens.local.oidc.LocalIssuer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The gateways of the test template, with a clock that tests move, without a network.
final class Gateways {

    static final Instant START = Instant.parse("2026-03-12T19:03:58Z");
    static final LocalIssuer ISSUER_AT_START = new LocalIssuer("http://issuer", "client", "openid things/manage",
            LocalIssuer.drawKey(), () -> START);

    final List<String> log = new ArrayList<>();
    final HttpApiGateway http;
    final RestApiGateway rest;
    private Instant now = START;

    Gateways(Map<String, String> parameters) {
        Template template = Template.read(file(), parameters).standIn("OidcIssuer", ISSUER_AT_START.url())
                .standIn("OidcAudience", "client,another");
        var functions = new Functions(template.functions(), function -> new Environment(function.environment(), () -> {
            throw new AssertionError("no handler here uses DynamoDB");
        }, () -> {
            throw new AssertionError("no handler here uses KMS");
        }, () -> now, new SecureRandom()), log::add);
        var jwts = new JwtVerifier(url -> url.equals(ISSUER_AT_START.url()) ? ISSUER_AT_START.keys() : new JWKSet(),
                () -> now);
        http = new HttpApiGateway(template.apis().getFirst(), functions, jwts, () -> now);
        rest = new RestApiGateway(template.apis().getLast(), functions, () -> now);
    }

    static Path file() {
        try {
            return Path.of(Objects.requireNonNull(Gateways.class.getResource("/local-test.yaml")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void wait(Duration duration) {
        now = now.plus(duration);
    }

    static HttpRequest request(String method, String target, String body, String... headers) {
        var list = new ArrayList<Header>();
        for (int i = 0; i < headers.length; i += 2) {
            list.add(new Header(headers[i], headers[i + 1]));
        }
        return HttpRequest.of(method, target, list, body);
    }

    HttpResponse http(String method, String target, String body, String... headers) {
        return http.handle(request(method, target, body, headers)).response();
    }

    HttpResponse rest(String method, String target, String body, String... headers) {
        return rest.handle(request(method, target, body, headers)).response();
    }

    static JsonNode json(HttpResponse response) {
        return JsonTexts.parse(response.body()).orElseThrow();
    }
}
