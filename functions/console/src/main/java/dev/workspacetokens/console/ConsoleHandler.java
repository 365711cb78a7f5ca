package dev.workspacetokens.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Serves the page: `GET /`, its files `GET /assets/{file+}`, and `GET /config.json`. Beside it is the contract for
/// programs, `GET /openapi.json`. Anything else is a 404. `HEAD` of each answers the same without a body.
///
/// Every answer forbids other scripts, other origins than the page needs, frames of others than whoever deploys has
/// named, and referrers.
public final class ConsoleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets = new Assets();
    private final ContractDocument contract = new ContractDocument();

    /// Answers a request.
    ///
    /// @throws IllegalStateException when the API lacks a stage variable
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, String> variables = Optional.ofNullable(event.getStageVariables()).orElse(Map.of());
        Settings settings = Settings.of(variables);
        Map<String, String> headers = protection(settings);
        APIGatewayV2HTTPResponse answer = switch (event.getRouteKey()) {
            case "GET /config.json", "HEAD /config.json" ->
                text(200, "application/json", settings.json(), forAnyPage(headers));
            // Not even kept for going back: what it showed was somebody's.
            case "GET /", "HEAD /" -> send(assets.page(settings.json()), "no-store", event, headers);
            case "GET /assets/{file+}", "HEAD /assets/{file+}" ->
                file(event.getPathParameters().getOrDefault("file", ""), event, headers);
            case "GET /openapi.json", "HEAD /openapi.json" ->
                send(contract.at(ContractDocument.Addresses.of(variables)), "public, max-age=3600", event,
                        forAnyPage(headers));
            default -> notFound(headers);
        };
        if (event.getRouteKey().startsWith("HEAD ")) {
            answer.setBody(null);
            answer.setIsBase64Encoded(false);
        }
        return answer;
    }

    private APIGatewayV2HTTPResponse file(String name, APIGatewayV2HTTPEvent event, Map<String, String> headers) {
        if (name.equals(Assets.ELEMENT)) {
            forAnyPage(headers);
        }
        return assets.find(name)
                .map(asset -> send(asset, assets.isForEver(name) ? FOR_EVER : "no-cache", event, headers))
                .orElseGet(() -> notFound(headers));
    }

    private static APIGatewayV2HTTPResponse send(Asset asset, String caching, APIGatewayV2HTTPEvent event,
            Map<String, String> headers) {
        headers.put("cache-control", caching);
        headers.put("etag", asset.etag());
        headers.put("vary", "accept-encoding");
        Map<String, String> sent = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
        if (sent.getOrDefault("if-none-match", "").contains(asset.etag())) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(304).withHeaders(headers).build();
        }
        headers.put("content-type", asset.mediaType());
        boolean gzip = sent.getOrDefault("accept-encoding", "").contains("gzip");
        if (gzip) {
            headers.put("content-encoding", "gzip");
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withHeaders(headers).withIsBase64Encoded(true)
                .withBody(gzip ? asset.gzipped() : asset.plain()).build();
    }

    /// A page of another origin may have this: it is the same for all, and knows nothing.
    private static Map<String, String> forAnyPage(Map<String, String> headers) {
        headers.put("access-control-allow-origin", "*");
        headers.put("cross-origin-resource-policy", "cross-origin");
        return headers;
    }

    private static APIGatewayV2HTTPResponse notFound(Map<String, String> headers) {
        return text(404, "text/plain; charset=utf-8", "There is nothing here.", headers);
    }

    private static APIGatewayV2HTTPResponse text(int status, String mediaType, String text,
            Map<String, String> headers) {
        headers.put("content-type", mediaType);
        headers.put("cache-control", "no-store");
        return APIGatewayV2HTTPResponse.builder().withStatusCode(status).withHeaders(headers).withBody(text)
                .withIsBase64Encoded(false).build();
    }

    private static Map<String, String> protection(Settings settings) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-security-policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src "
                        + settings.imageSources() + "; connect-src 'self' " + String.join(" ", settings.origins())
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors " + settings.frameSources()
                        + "; require-trusted-types-for 'script'; trusted-types 'none'");
        headers.put("referrer-policy", "no-referrer");
        headers.put("x-content-type-options", "nosniff");
        headers.put("cross-origin-opener-policy", "same-origin");
        headers.put("cross-origin-resource-policy", "same-origin");
        headers.put("permissions-policy", "clipboard-write=(self), camera=(), geolocation=(), microphone=()");
        headers.put("strict-transport-security", "max-age=31536000");
        return headers;
    }
}
