package dev.workspacetokens.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/// The console's own opinion of what it is to look like, before anybody opens it.
record ConsoleAtStart(Functions functions) {

    private static final String SETTINGS = "GET /config.json";

    /// Asks the console, if there is one.
    ///
    /// @throws CannotStartException when it cannot be served so, or would leave something out
    void check(List<Api> apis) {
        apis.forEach(api -> api.routes().stream()
                .filter(route -> SETTINGS.equals(route.method() + " " + route.path())).findFirst()
                .ifPresent(route -> check(route.function(), api.stageVariables())));
    }

    private void check(String function, Map<String, String> stageVariables) {
        List<String> problems = problems(function, JSONObjectUtils.toJSONString(
                Map.of("version", "2.0", "routeKey", SETTINGS, "stageVariables", stageVariables)));
        if (!problems.isEmpty()) {
            throw new CannotStartException(String.join(" ", problems));
        }
    }

    private List<String> problems(String function, String event) {
        try {
            Map<String, Object> answer = JSONObjectUtils.parse(
                    new String(functions.invoke(function, event.getBytes(StandardCharsets.UTF_8)),
                            StandardCharsets.UTF_8));
            Map<String, Object> brand = JSONObjectUtils.getJSONObject(
                    JSONObjectUtils.parse(JSONObjectUtils.getString(answer, "body")), "brand");
            return JSONObjectUtils.getStringList(brand, "problems");
        } catch (FunctionException e) {
            return List.of("The console cannot be served: " + e.getMessage() + ".");
        } catch (ParseException | EventTooLargeException e) {
            throw new IllegalStateException(SETTINGS + " of the console cannot be read", e);
        }
    }
}
