package dev.workspacetokens.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
record Settings(URI issuer, String clientId, String audience, URI managementUrl, Set<String> signInOrigins,
        int maxLifetimeDays, boolean allowNeverExpire) {

    private static final JsonFactory JSON = new JsonFactory();

    /// @throws IllegalStateException naming the stage variable that is missing
    static Settings of(Map<String, String> variables) {
        return new Settings(URI.create(required(variables, "issuer")), required(variables, "client_id"),
                variables.getOrDefault("audience", ""), URI.create(required(variables, "management_url")),
                origins(variables.getOrDefault("sign_in_origins", "")),
                Integer.parseInt(required(variables, "max_lifetime_days")),
                Boolean.parseBoolean(required(variables, "allow_never_expire")));
    }

    /// Every origin that the page calls.
    Set<String> origins() {
        var origins = new LinkedHashSet<String>();
        origins.add(origin(managementUrl));
        origins.add(origin(issuer));
        origins.addAll(signInOrigins);
        return origins;
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
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Set<String> origins(String list) {
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.split(",")));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("the stage variable " + name + " is missing");
        }
        return value;
    }
}
