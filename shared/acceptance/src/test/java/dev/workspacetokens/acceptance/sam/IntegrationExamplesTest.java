package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /// The function of the example as it stands there, with an imitation of the SDK, told a digest of
    /// the documentation.
    @Test
    void noticesAreSentByMailAndToTheChat(@TempDir Path folder) throws Exception {
        PythonTools.command("cfn-lint").and("--non-zero-exit-code", "informational", file("notices.yaml")).succeed();
        String template = Files.readString(Path.of(System.getProperty("template.file")).resolveSibling(
                file("notices.yaml")));
        Files.writeString(folder.resolve("index.py"),
                template.substring(template.indexOf("InlineCode: |") + 13).indent(-8));
        Files.writeString(folder.resolve("boto3.py"), """
                class client:
                    def __init__(self, name): pass
                    def publish(self, **mail): print(mail["TopicArn"], mail["Message"])
                """);
        var posted = new CompletableFuture<String>();
        HttpServer chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            posted.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        chat.start();
        try {
            Command.Output output = PythonTools.command("python")
                    .and("-c",
                            """
                                    import sys; sys.path.insert(0, sys.argv[1]); import index
                                    index.handler({"detail": {"workspace": "acme", "tokens": [
                                      {"id": "0VoQzL8eTq3bX9mK2d", "name": "<!channel> bot", "expires_at": "2026-12-01T12:00:00Z", "days": 7}]}}, None)
                                    """,
                            folder.toString())
                    .with(Map.of("MAILS", "topic", "CHAT_WEBHOOK",
                            "http://127.0.0.1:" + chat.getAddress().getPort() + "/"))
                    .succeed();
            assertThat(output.out().strip()).isEqualTo("topic Of the workspace acme these tokens expire:\n"
                    + "- <!channel> bot (0VoQzL8eTq3bX9mK2d) on 2026-12-01T12:00:00Z");
            assertThat(posted.join()).contains("&lt;!channel&gt; bot");
        } finally {
            chat.stop(0);
        }
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
