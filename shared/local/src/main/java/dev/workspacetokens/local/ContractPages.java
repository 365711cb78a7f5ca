package dev.workspacetokens.local;

import dev.workspacetokens.local.gateway.Gateway.Handled;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/// The contract for programs, `GET /openapi.json`, and a page to read and try it, `GET /docs`.
///
/// Only this machine serves them. The page loads nothing from anywhere else.
final class ContractPages {

    private static final String LIBRARY = "swagger-ui";

    /// The library sets styles on elements by itself, hence `unsafe-inline` for them; never for scripts.
    private static final List<Header> PROTECTION = List.of(
            new Header("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'"),
            new Header("Referrer-Policy", "no-referrer"), new Header("X-Content-Type-Options", "nosniff"));

    private final Map<String, Supplier<HttpResponse>> pages;

    ContractPages() {
        String document = OpenApiDocument.json();
        this.pages = Map.of("/openapi.json", () -> HttpResponse.json(200, document),
                "/docs", () -> file("text/html; charset=utf-8", "/docs/index.html"),
                "/docs/start.js", () -> file("text/javascript", "/docs/start.js"),
                "/docs/swagger-ui-bundle.js", () -> file("text/javascript", vendored("swagger-ui-bundle.js")),
                "/docs/swagger-ui.css", () -> file("text/css", vendored("swagger-ui.css")));
    }

    /// The answer, or nothing when this is none of these pages.
    Optional<Handled> handle(HttpRequest request) {
        return Optional.ofNullable(request.method().equals("GET") ? pages.get(request.path()) : null)
                .map(page -> new Handled("GET " + request.path(), page.get()));
    }

    private static HttpResponse file(String type, String resource) {
        var headers = new ArrayList<>(PROTECTION);
        headers.add(new Header("Content-Type", type));
        return new HttpResponse(200, headers, bytes(resource));
    }

    /// A file of the library, whose folder is named after its version.
    private static String vendored(String file) {
        var properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/" + LIBRARY + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/" + LIBRARY + "/" + properties.getProperty("version") + "/" + file;
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = ContractPages.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return in;
    }
}
