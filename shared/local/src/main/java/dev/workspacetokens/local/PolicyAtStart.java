package dev.workspacetokens.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.local.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Puts the policy of a file in force by the directory API, as an engineer's pipeline would do it.
final class PolicyAtStart {

    private static final String PATH = "access-policy";

    private final DirectoryCalls directory;

    PolicyAtStart(DirectoryCalls directory) {
        this.directory = directory;
    }

    /// Puts it, also in place of one that was kept from an earlier start and has other roles.
    ///
    /// @throws CannotStartException with all that is wrong with it, a line each
    void put(PolicyFile policy) {
        String former = directory.call("GET", PATH, "").bodyText();
        String roles = json(former).at("/data/policy/roles").findValuesAsText("id").stream()
                .collect(Collectors.joining(","));
        String dropped = roles.isEmpty() ? "" : "?drop_role=" + URLEncoder.encode(roles, StandardCharsets.UTF_8);
        HttpResponse response = directory.call("PUT", PATH + dropped, policy.json());
        if (response.status() >= 300) {
            JsonNode problem = json(response.bodyText());
            throw policy.refused(problem.path("errors").valueStream()
                    .map(error -> place(error.path("pointer").asText()) + " " + error.path("detail").asText())
                    .toList());
        }
    }

    /// A JSON pointer as [PolicyFile] writes places.
    private static String place(String pointer) {
        return Arrays.stream(pointer.split("/", -1)).skip(1).map(step -> step.replace("~1", "/").replace("~0", "~"))
                .collect(Collectors.joining(PolicyFile.IN));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the directory API's answer is no JSON", e);
        }
    }
}
