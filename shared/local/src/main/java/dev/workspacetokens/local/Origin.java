package dev.workspacetokens.local;

import dev.workspacetokens.local.gateway.Gateway;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// All APIs on one origin. A request goes to the API whose routes come nearest to its path; on AWS each has its
/// own host.
final class Origin {

    private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?";

    private final List<Gateway> gateways;
    private final IssuerPages issuer;
    private final String url;
    private final SignInPages signIn;
    private final ContractPages contract = new ContractPages();
    private final Consumer<String> log;

    Origin(List<Gateway> gateways, String url, IssuerPages issuer, SignInPages signIn, Consumer<String> log) {
        this.url = url;
        this.gateways = gateways;
        this.issuer = issuer;
        this.signIn = signIn;
        this.log = log;
    }

    /// Answers a request and logs method, route and status of it: nothing that the caller sent but the method.
    HttpResponse handle(HttpRequest request) {
        Gateway.Handled handled = answer(request);
        String route = handled.route().equals("-") ? request.method() + " -" : handled.route();
        log.accept(route + " " + handled.response().status());
        return handled.response();
    }

    /// Answers a request without a word in the log.
    Gateway.Handled answer(HttpRequest request) {
        if (!request.headers("Host").stream().allMatch(host -> host.matches(LOOPBACK))) {
            // A page of another site whose name leads here (DNS rebinding) must not feed the directory.
            return new Gateway.Handled("-", HttpResponse.json(421, "{\"message\":\"Misdirected Request\"}"));
        }
        if (request.path().equals("/")
                && request.headers("Host").stream().anyMatch(host -> !url.endsWith("/" + host))) {
            // The console calls this origin by this name only, and signing in leads back to it.
            return new Gateway.Handled("GET /", new HttpResponse(307, List.of(new Header("Location", url + "/")),
                    new byte[0]));
        }
        return page(request).orElseGet(() -> nearest(request.path()).handle(request));
    }

    /// The answer of one of this machine's own pages; of HEAD as of GET, the listener leaves out the body.
    private Optional<Gateway.Handled> page(HttpRequest request) {
        HttpRequest whole = request.method().equals("HEAD") ? request.as("GET") : request;
        return issuer.handle(whole).or(() -> signIn.handle(whole)).or(() -> contract.handle(whole));
    }

    private Gateway nearest(String path) {
        return gateways.stream().max(Comparator.comparingInt(gateway -> gateway.routes().nearness(path))).orElseThrow();
    }
}
