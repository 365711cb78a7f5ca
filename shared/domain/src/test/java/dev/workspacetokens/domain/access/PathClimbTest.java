package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathClimbTest {

    private static final AccessPolicy POLICY = new AccessPolicy(List.of(new Role("able", "Able", "", Set.of("do"))),
            Map.of("x", DraftApi
                    .ofRoutes(Map.of("ANY /apps/{app}/{proxy+}", "do", "GET /apps/{app}/builds/{build}", "do"))));

    private static RouteMatch found(String route, String parameter, String value) {
        return POLICY.find("x", RouteCall.ofRoute(route, Map.of("app", "web", parameter, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "...", "../other/builds", "a/../../other", "..%2Fother", "%2e%2E/other",
            "..;x=1/other",
            "x/..\\..\\other", "..%5cother", "%252e%252e%252fother", "%25252e%25252e", "a/%2e", "..%3B/other",
            "%252525252e%252525252e"})
    void whoClimbsOutOfTheAppIsRefused(String value) {
        assertThat(found("GET /apps/{app}/{proxy+}", "proxy", value)).isEqualTo(RouteMatch.AMBIGUOUS);
        assertThat(found("GET /apps/{app}/builds/{build}", "build", value)).isEqualTo(RouteMatch.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a.b", "..a", "a..", "v1.2/file.txt", "a%20b", "group%2Fproject", "100%25", "a;b", "é",
            "a//b"})
    void everythingElsePasses(String value) {
        var open = new RouteMatch.Open(new RouteNeed.OnApp("do"), "web");
        assertThat(found("GET /apps/{app}/{proxy+}", "proxy", value)).isEqualTo(open);
        assertThat(found("GET /apps/{app}/builds/{build}", "build", value)).isEqualTo(open);
    }
}
