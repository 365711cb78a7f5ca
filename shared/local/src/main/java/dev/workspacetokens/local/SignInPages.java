package dev.workspacetokens.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.workspacetokens.local.gateway.Gateway.Handled;
import dev.workspacetokens.local.gateway.Percent;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.oidc.SignIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where people sign in on this machine: a page that offers the demo people, and the token endpoint behind it.
final class SignInPages {

    /// The form is sent to this page, which sends on to the console: both are this origin.
    private static final List<Header> PROTECTION = List.of(new Header("Cache-Control", "no-store"),
            new Header("Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                            + "base-uri 'none'; frame-ancestors 'none'"),
            new Header("Referrer-Policy", "no-referrer"), new Header("X-Content-Type-Options", "nosniff"));

    private static final String COOKIE = "issuer-session";

    private final SignIn signIn;
    private final String path;
    private final String authorize;
    private final String token;
    private final String logout;
    private final String style;

    SignInPages(SignIn signIn, String path) {
        this.signIn = signIn;
        this.path = path;
        this.authorize = path + "/authorize";
        this.token = path + "/token";
        this.logout = path + "/logout";
        this.style = path + "/sign-in.css";
    }

    /// The answer, or nothing when this is none of these pages.
    Optional<Handled> handle(HttpRequest request) {
        String route = request.method() + " " + request.path();
        HttpResponse response = null;
        if (route.equals("GET " + authorize)) {
            Map<String, String> query = parameters(request.query());
            response = authorize(query, signIn.isSilent(query) ? signIn.user(session(request)).orElse("") : "");
        } else if (route.equals("POST " + authorize)) {
            Map<String, String> form = parameters(request.bodyText());
            response = authorize(form, form.getOrDefault("user", ""));
        } else if (route.equals("POST " + token)) {
            response = redeem(parameters(request.bodyText()));
        } else if (route.equals("GET " + logout)) {
            response = logout(request);
        } else if (route.equals("GET " + style)) {
            response = answer(200, "text/css", resource("sign-in.css"));
        }
        return Optional.ofNullable(response).map(answer -> new Handled(route, answer));
    }

    /// @param user who was chosen, empty while nobody is
    private HttpResponse authorize(Map<String, String> request, String user) {
        if (!signIn.isOfTheClient(request)) {
            return answer(400, "text/html; charset=utf-8", resource("sign-in-refused.html"));
        }
        Optional<String> refusal = signIn.refusal(request);
        if (refusal.isPresent()) {
            return redirect(signIn.redirectUri(), answerTo(request, "error", refusal.get()));
        }
        String name = DemoData.PEOPLE.get(user);
        if (name == null) {
            return signIn.isSilent(request)
                    ? redirect(signIn.redirectUri(), answerTo(request, "error", "login_required"))
                    : answer(200, "text/html; charset=utf-8", page(request));
        }
        return redirect(signIn.redirectUri(), answerTo(request, "code", signIn.code(request, user, name)),
                cookie(signIn.begin(user)));
    }

    private HttpResponse logout(HttpRequest request) {
        if (!signIn.mayEnd(parameters(request.query()))) {
            return answer(400, "text/html; charset=utf-8", resource("sign-out-refused.html"));
        }
        signIn.end(session(request));
        return redirect(signIn.redirectUri(), Map.of());
    }

    /// The session that the browser keeps, or an empty text.
    private static String session(HttpRequest request) {
        return request.headers("Cookie").stream().flatMap(cookies -> List.of(cookies.split("; *")).stream())
                .filter(cookie -> cookie.startsWith(COOKIE + "=")).map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst().orElse("");
    }

    /// For these pages alone: no script reads it, and no other site's form sends it.
    private Header cookie(String session) {
        return new Header("Set-Cookie", COOKIE + "=" + session + "; Path=" + path + "; HttpOnly; SameSite=Lax");
    }

    private Map<String, String> answerTo(Map<String, String> request, String name, String value) {
        var answer = new LinkedHashMap<String, String>();
        answer.put(name, value);
        answer.put("state", request.getOrDefault("state", ""));
        answer.put("iss", signIn.issuer());
        return answer;
    }

    private HttpResponse redeem(Map<String, String> request) {
        Map<String, Object> answer = switch (signIn.redeem(request)) {
            case SignIn.Answer.Refused(String error) -> Map.of("error", error);
            case SignIn.Answer.Tokens(String accessToken, String idToken) -> Map.of("access_token", accessToken,
                    "id_token", idToken, "token_type", "Bearer", "expires_in", 3600);
        };
        return HttpResponse.json(answer.containsKey("error") ? 400 : 200, JSONObjectUtils.toJSONString(answer),
                new Header("Cache-Control", "no-store"));
    }

    private String page(Map<String, String> request) {
        String fields = request.entrySet().stream()
                .filter(field -> !field.getKey().equals("user"))
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(html(field.getKey()),
                        html(field.getValue())))
                .collect(Collectors.joining());
        String people = DemoData.PEOPLE.entrySet().stream()
                .map(person -> """
                        <li><button name="user" value="%s"><span class="initials" aria-hidden="true">%s</span>\
                        <span><strong>%s</strong><small>%s</small></span></button></li>"""
                        .formatted(html(person.getKey()), html(initials(person.getValue())), html(person.getValue()),
                                html(DemoData.place(person.getKey()))))
                .collect(Collectors.joining("\n"));
        return resource("sign-in.html").replace("<!-- fields -->", fields).replace("<!-- people -->", people);
    }

    private static String initials(String name) {
        return List.of(name.split(" ")).stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new LinkedHashMap<String, String>();
        Percent.query(text).forEach((name, values) -> parameters.put(name, values.getLast()));
        return parameters;
    }

    private static HttpResponse redirect(String url, Map<String, String> parameters, Header... more) {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var headers = new ArrayList<>(PROTECTION);
        headers.add(new Header("Location", query.isEmpty() ? url : url + "?" + query));
        headers.addAll(List.of(more));
        return new HttpResponse(303, headers, new byte[0]);
    }

    private static HttpResponse answer(int status, String mediaType, String text) {
        var headers = new ArrayList<>(PROTECTION);
        headers.add(new Header("Content-Type", mediaType));
        return new HttpResponse(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SignInPages.class.getResourceAsStream("/sign-in/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
