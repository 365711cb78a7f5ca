package dev.workspacetokens.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.workspacetokens.local.gateway.Gateway.Handled;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.oidc.LocalIssuer;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the issuer of this machine serves: its discovery document, its keys, and `POST /local/login` for scripts.
final class IssuerPages {

    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final LocalIssuer issuer;
    private final Map<String, Supplier<HttpResponse>> documents;

    IssuerPages(LocalIssuer issuer, String path) {
        this.issuer = issuer;
        this.documents = Map.of(
                "GET " + path + "/.well-known/openid-configuration", () -> HttpResponse.json(200, issuer.discovery()),
                "GET " + path + "/jwks.json", () -> HttpResponse.json(200, issuer.keys().toString()));
    }

    /// The answer, or nothing when this is no page of the issuer.
    Optional<Handled> handle(HttpRequest request) {
        String route = request.method() + " " + request.path();
        if (route.equals("POST /local/login")) {
            return Optional.of(new Handled(route, login(request)));
        }
        return Optional.ofNullable(documents.get(route)).map(document -> new Handled(route, document.get()));
    }

    private HttpResponse login(HttpRequest request) {
        try {
            String user = JSONObjectUtils.getString(JSONObjectUtils.parse(request.bodyText()), "user");
            if (user == null) {
                return message(400, "user is missing");
            }
            if (!DemoData.PEOPLE.containsKey(user)) {
                return message(404,
                        "Nobody of this name is here. There are " + String.join(", ", DemoData.PEOPLE.keySet()));
            }
            return HttpResponse.json(200, "{\"access_token\":\"" + issuer.accessToken(user)
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}", NO_STORE);
        } catch (ParseException e) {
            return message(400, "expected {\\\"user\\\": \\\"ada\\\"}");
        }
    }

    private static HttpResponse message(int status, String message) {
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}", NO_STORE);
    }
}
