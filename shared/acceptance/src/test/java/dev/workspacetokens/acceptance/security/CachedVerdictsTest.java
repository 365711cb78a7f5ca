package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A gateway that caches verdicts can lend one route's verdict to no other.
class CachedVerdictsTest {

    private static final String IDENTITY = "Context: [path, httpMethod], ";

    @TempDir private Path folder;

    @Test
    void nothingIsCachedByDefault() {
        var lifetimes = Template.ofThisBuild().apis().stream().flatMap(api -> api.routes().stream())
                .map(route -> route.authorizer()).filter(RouteAuthorizer.Lambda.class::isInstance)
                .map(authorizer -> ((RouteAuthorizer.Lambda) authorizer).cacheTtl()).toList();
        assertThat(lifetimes).isNotEmpty().containsOnly(Duration.ZERO);
    }

    private static Stream<Arguments> routes() {
        return Stream.of(true, false).flatMap(byPath -> Stream.of(
                Arguments.of(byPath, "GET /apps/ios-shop", "GET /apps/web"),
                Arguments.of(byPath, "GET /apps/web", "GET /apps/ios-shop"),
                Arguments.of(byPath, "GET /apps/ios-shop/builds", "POST /apps/ios-shop/builds")));
    }

    /// @param byPath whether the cache is keyed as template.yaml has it, or by `Authorization` alone
    @ParameterizedTest
    @MethodSource("routes")
    void aCachedVerdictNeverOpensAnotherRoute(boolean byPath, String first, String second) throws IOException {
        Path file = Path.of(System.getProperty("template.file"));
        Path template = byPath ? file : Files.writeString(folder.resolve("template.yaml"), withoutPath(file));
        try (var system = Running.with(
                Options.of(template).withParameters(Map.of("AuthorizerCacheSeconds", "300")))) {
            Reply created = system.as("ada").post("/workspaces/acme/tokens", """
                    {"name": "x", "expires_at": "%s", "roles": {"apps": {"ios-shop": "tester-qa"}}}"""
                    .formatted(system.clock().inDays(30))).expect(201);
            for (String route : new String[]{first, second, first, second}) {
                Reply reply = system.with(created).call(route, "{\"branch\": \"main\"}");
                boolean granted = route.startsWith("GET /apps/ios-shop");
                assertThat(reply.status()).as(route)
                        .isIn(granted && byPath ? new Integer[]{200} : new Integer[]{200, 403});
                if (!granted) {
                    reply.expect(403);
                }
            }
        }
    }

    private static String withoutPath(Path template) throws IOException {
        String text = Files.readString(template);
        assertThat(text).contains(IDENTITY);
        return text.replace(IDENTITY, "");
    }
}
