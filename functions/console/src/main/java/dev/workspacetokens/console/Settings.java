package dev.workspacetokens.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the page must know of this deployment. It comes in stage variables: were it in the function's environment, API,
/// user pool and function would wait for each other.
///
/// @param issuer where people sign in
/// @param clientId as what the page signs them in
/// @param audience for whom it asks access tokens; empty: it does not say
/// @param managementUrl where the management API is
/// @param signInOrigins where else the issuer has endpoints that the page calls
/// @param maxLifetimeDays the longest lifetime of a token
/// @param allowNeverExpire whether a token may have none
/// @param frameAncestors the origins whose pages may show this one in a frame; empty: none
/// @param exampleUrl an address of a protected API, for the examples that come with a new token; empty: none is known
/// @param brand what it looks like
record Settings(URI issuer, String clientId, String audience, URI managementUrl, Set<String> signInOrigins,
        int maxLifetimeDays, boolean allowNeverExpire, Set<String> frameAncestors, Optional<URI> exampleUrl,
        Brand brand) {

    private static final JsonFactory JSON = new JsonFactory();

    /// @throws IllegalStateException naming the stage variable that is missing, or the parameter that makes no sense
    static Settings of(Map<String, String> values) {
        var variables = new StageVariables(values);
        Set<String> ancestors = variables.list("frame_ancestors");
        ancestors.forEach(origin -> HttpsUrl.origin("ConsoleFrameAncestors", origin));
        return new Settings(URI.create(variables.required("issuer")), variables.required("client_id"),
                variables.optional("audience"), URI.create(variables.required("management_url")),
                variables.list("sign_in_origins"), Integer.parseInt(variables.required("max_lifetime_days")),
                Boolean.parseBoolean(variables.required("allow_never_expire")), ancestors,
                exampleUrl(variables), Brand.of(variables));
    }

    /// The one that the deployment names, else the operation of the sample API that every token may call.
    private static Optional<URI> exampleUrl(StageVariables variables) {
        String chosen = variables.optionalText("example_url");
        if (!chosen.isEmpty()) {
            return Optional.of(HttpsUrl.of("ConsoleExampleUrl", chosen));
        }
        String sample = variables.optional("sample_url");
        return sample.isEmpty() ? Optional.empty() : Optional.of(URI.create(sample + "/me"));
    }

    /// Every origin that the page calls.
    Set<String> origins() {
        var origins = new LinkedHashSet<String>();
        origins.add(HttpsUrl.originOf(managementUrl));
        origins.add(HttpsUrl.originOf(issuer));
        origins.addAll(signInOrigins);
        return origins;
    }

    /// Where pictures come from, as a Content-Security-Policy writes it.
    String imageSources() {
        return Stream.concat(Stream.of("'self'"), brand.imageOrigins().stream()).collect(Collectors.joining(" "));
    }

    /// Whose pages may show this one in a frame, as a Content-Security-Policy writes it.
    String frameSources() {
        return frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    }

    /// `/config.json`.
    String json() {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("issuer", issuer.toString());
            json.writeStringField("client_id", clientId);
            // Without it, an access token could do nothing; with openid, an ID token tells the person's name.
            json.writeStringField("scope", "openid workspace-tokens/manage");
            if (!audience.isEmpty()) {
                json.writeStringField("audience", audience);
            }
            json.writeStringField("management_url", managementUrl.toString());
            json.writeNumberField("max_lifetime_days", maxLifetimeDays);
            json.writeBooleanField("allow_never_expire", allowNeverExpire);
            if (exampleUrl.isPresent()) {
                json.writeStringField("example_url", exampleUrl.get().toString());
            }
            brand.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
