package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One attack after the other on a path, by both kinds of gateway and of match. A REST API hands the path over as it
/// was sent, an HTTP API decoded; both decode a parameter.
final class PathAttacksTest {

    private static final Deployment DEPLOYMENT = new Deployment();
    private static final Grant MINE = DEPLOYMENT.app("able");
    private static final String THEIRS = DEPLOYMENT.app("able").app().value();
    private static final Shown SHOWN = DEPLOYMENT.create(new Access.PerApp(List.of(MINE)));
    private static final AccessPolicy POLICY = new AccessPolicy(
            List.of(new Role("able", "Able", "", Set.of("do"))),
            Map.of("route", DraftApi.ofRoutes(Map.of("GET /apps/{app}", "do")), "path", new DraftApi(DraftApi.PATH,
                    List.of("/", "/live"), "app", Map.of("GET /apps/{app}", DraftNeed.of("do")))));
    private static final RequestStreamHandler REST = DEPLOYMENT.restBy(POLICY);
    private static final RequestStreamHandler HTTP = DEPLOYMENT.httpBy(POLICY);

    private static String verdict(Event event, String api, boolean rest) throws IOException {
        Event full = event.ofApi(api).bearer(SHOWN.secret());
        String verdict = Deployment.invoke(rest ? REST : HTTP, rest ? full.rest() : full.http());
        if (verdict.contains("\"Allow\"")) {
            return "allow";
        }
        return verdict.contains(Verdicts.CLOSED) ? "closed" : verdict.contains(Verdicts.NO_ACCESS) ? "no app" : verdict;
    }

    /// `M` is the token's app, `T` another one of the workspace.
    ///
    /// @param sent the path
    /// @param parameter what the gateway takes for the app; `-` where no declared route takes the path, so nobody is
    /// asked
    /// @param restRoute the verdict of a REST API by route
    /// @param restPath the same by path
    /// @param decoded the path that an HTTP API hands over
    /// @param httpRoute its verdict by route
    /// @param httpPath the same by path
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /apps/M             | M       | allow  | allow  | /apps/M         | allow  | allow
            /apps/T             | T       | no app | no app | /apps/T         | no app | no app
            /apps/*             | *       | closed | closed | /apps/*         | closed | closed
            /apps/%2A           | *       | no app | closed | /apps/*         | closed | closed
            /apps/M*            | M*      | closed | closed | /apps/M*        | closed | closed
            /apps/${x}          | ${x}    | closed | closed | /apps/${x}      | closed | closed
            /apps/M;x=1         | M;x=1   | no app | closed | /apps/M;x=1     | no app | closed
            /apps/M%3Bx         | M;x     | no app | closed | /apps/M;x       | no app | closed
            /apps/M%3Fx         | M?x     | no app | closed | /apps/M         | no app | allow
            /apps/T%3Fx         | T?x     | no app | closed | /apps/T         | no app | no app
            /apps/M%23          | M#      | no app | closed | /apps/M#        | no app | closed
            /apps/M%2FT         | M/T     | no app | closed | /apps/M/T       | no app | closed
            /apps/M%2F..%2FT    | M/../T  | no app | closed | /apps/M/../T    | no app | closed
            /apps/T%2F..%2FM    | T/../M  | no app | closed | /apps/T/../M    | no app | closed
            /apps/M%252F..      | M%2F..  | no app | closed | /apps/M%2F..    | no app | closed
            /apps/M%5C..%5CT    | M\\..\\T | no app | closed | /apps/M\\..\\T | no app | closed
            /apps/M%00          | "M\0"   | no app | closed | "/apps/M\0"     | no app | closed
            /apps/M%20          | "M "    | no app | closed | "/apps/M "      | no app | closed
            /apps/%2E%2E        | ..      | no app | closed | /apps/..        | no app | closed
            /apps/..            | ..      | no app | closed | /apps/..        | no app | closed
            /apps/%C3%BC        | ü       | no app | closed | /apps/ü         | no app | closed
            /apps/M/            | -       |        | closed | /apps/M/        |        | closed
            /apps//M            | -       |        | closed | /apps//M        |        | closed
            //apps/M            | -       |        | closed | //apps/M        |        | closed
            /./apps/M           | -       |        | closed | /./apps/M       |        | closed
            /apps/T/../M        | -       |        | closed | /apps/T/../M    |        | closed
            /%61pps/M           | M       | allow  | closed | /apps/M         | allow  | allow
            /APPS/M             | -       |        | closed | /APPS/M         |        | closed
            /live/apps/M        | -       |        | allow  | /live/apps/M    |        | closed
            /v1/apps/M          | -       |        | closed | /v1/apps/M      |        | closed
            """)
    void eachHasItsVerdict(String sent, String parameter, String restRoute, String restPath, String decoded,
            String httpRoute, String httpPath) throws IOException {
        if (!parameter.equals("-")) {
            for (boolean rest : new boolean[]{true, false}) {
                var event = new Event("GET", "GET /apps/{app}", named(rest ? sent : decoded),
                        Map.of("app", named(parameter)), List.of(), Map.of());
                assertThat(verdict(event, "route", rest)).as(rest ? "REST by route" : "HTTP by route")
                        .isEqualTo(rest ? restRoute : httpRoute);
            }
        }
        for (String routeKey : List.of("$default", "ANY /{proxy+}")) {
            assertThat(verdict(Event.proxied("GET", routeKey, named(sent)), "path", true)).as("REST by path")
                    .isEqualTo(restPath);
            assertThat(verdict(Event.proxied("GET", routeKey, named(decoded)), "path", false)).as("HTTP by path")
                    .isEqualTo(httpPath);
        }
    }

    private static String named(String text) {
        return text.replace("M", MINE.app().value()).replace("T", THEIRS);
    }
}
