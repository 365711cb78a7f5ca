package dev.workspacetokens.local.gateway;

import dev.workspacetokens.emulators.GatewayResponse;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a REST API answers by itself: the template's response for the case, else the one for all of 4XX or 5XX, else
/// API Gateway's own.
final class GatewayResponses {

    /// The cases that can arise here, each with API Gateway's own status and message.
    enum Case {
        UNAUTHORIZED(401, "Unauthorized"), //
        ACCESS_DENIED(403, "User is not authorized to access this resource"), //
        MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"), //
        INVALID_SIGNATURE(403, "Authorization header is not an AWS signature"), //
        REQUEST_TOO_LARGE(413, "Request Too Long"), //
        BAD_REQUEST_HEADERS(431, "Request Header Fields Too Large"), //
        AUTHORIZER_FAILURE(500, "Internal server error"), //
        AUTHORIZER_CONFIGURATION_ERROR(500, "Internal server error"), //
        INTEGRATION_FAILURE(502, "Internal server error");

        private final int status;
        private final String message;

        Case(int status, String message) {
            this.status = status;
            this.message = message;
        }
    }

    private static final Pattern VARIABLE = Pattern
            .compile("\\$(context|stageVariables)\\.([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");
    private static final String DEFAULT_BODY = "{\"message\":$context.error.messageString}";

    private final Map<String, GatewayResponse> responses;
    private final Map<String, String> stageVariables;

    GatewayResponses(Map<String, GatewayResponse> responses, Map<String, String> stageVariables) {
        this.responses = responses;
        this.stageVariables = stageVariables;
    }

    /// The answer in this case.
    ///
    /// @param context the values of `$context` by name, such as `authorizer.reason`
    /// @param request the values that a header may be mapped from, such as `method.request.header.Origin`
    HttpResponse of(Case type, Map<String, String> context, Function<String, String> request) {
        GatewayResponse response = responses.getOrDefault(type.name(),
                responses.getOrDefault(type.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX",
                        new GatewayResponse(type.name(), OptionalInt.empty(), Map.of(), Map.of())));
        var all = new HashMap<String, String>(context);
        all.put("error.message", type.message);
        all.put("error.messageString", JsonTexts.quote(type.message));
        all.put("error.responseType", type.name());
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", "application/json"));
        headers.add(new Header("x-amzn-ErrorType", type.name()));
        response.headers()
                .forEach((name, expression) -> headers.add(new Header(name, header(expression, all, request))));
        String template = response.bodies().getOrDefault("application/json", DEFAULT_BODY);
        return new HttpResponse(response.status().orElse(type.status), headers,
                render(template, all).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String expression, Map<String, String> context, Function<String, String> request) {
        if (expression.startsWith("'") && expression.endsWith("'")) {
            return expression.substring(1, expression.length() - 1);
        }
        return expression.startsWith("context.")
                ? context.getOrDefault(expression.substring("context.".length()), "")
                : request.apply(expression);
    }

    /// Replaces variables as they are, without escaping, as API Gateway does; an unknown one by nothing.
    private String render(String template, Map<String, String> context) {
        Matcher matcher = VARIABLE.matcher(template);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                (found.group(1).equals("context") ? context : stageVariables).getOrDefault(found.group(2), "")));
    }
}
