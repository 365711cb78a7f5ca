package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The templates that the documentation has for an API of one's own.
@Tag("sam")
final class IntegrationExamplesTest {

    private static final String SCRIPT = "shared/acceptance/src/test/resources/guarded_routes.py";
    private static final String ANY = "x-amazon-apigateway-any-method";

    static Stream<Arguments> examples() {
        var routes = new String[]{"get /projects/{project}/tasks WorkspaceToken",
                "post /projects/{project}/tasks WorkspaceToken"};
        return Stream.of(Arguments.of("rest-api.yaml", routes), Arguments.of("http-api.yaml", routes), Arguments.of(
                "proxy.yaml", new String[]{ANY + " /{proxy+} WorkspaceToken", ANY + " $default WorkspaceToken"}));
    }

    private static String file(String example) {
        return "docs/integrate/examples/" + example;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void cfnLintFindsNothing(String example, String[] routes) throws Exception {
        assertThat(routes).isNotEmpty();
        PythonTools.command("cfn-lint").and("--non-zero-exit-code", "informational", file(example)).succeed();
    }

    /// As AWS' own translator makes them of the template: a route that it left out would be open to everybody.
    @ParameterizedTest
    @MethodSource("examples")
    void authorizerStandsInFrontOfEveryRoute(String example, String[] routes) throws Exception {
        Command.Output output = PythonTools.command("python").and(SCRIPT, file(example))
                .with(Map.of("AWS_DEFAULT_REGION", "us-east-1")).succeed();
        assertThat(output.out().lines()).containsExactlyInAnyOrder(routes);
    }
}
