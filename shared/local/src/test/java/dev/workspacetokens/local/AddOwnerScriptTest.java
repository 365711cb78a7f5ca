package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script by which the first owner of a deployed stack gets in, against a stand-in for the AWS CLI and a listener
/// that hands what it is sent to the running system.
final class AddOwnerScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("template.file"))
            .resolveSibling("functions/directory/add-owner");
    private static final String SUB = "11111111-2222-3333-4444-555555555555";

    private final Running system = Running.with(Options.ofThisBuild().withDemoData(false));
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;
    private HttpServer listener;

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", this::forward);
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
        system.close();
    }

    private void forward(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        Reply reply = system.directory().send(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                exchange.getRequestBody().readAllBytes());
        byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// What the AWS CLI answers; the user pool knows nobody until somebody is created there.
    private void awsAnswers(String userPool) throws IOException {
        Path aws = Files.writeString(folder.resolve("aws"),
                """
                        #!/usr/bin/env bash
                        user='{"Attributes": [{"Name": "email", "Value": "ada@example.com"}, {"Name": "sub", "Value": "%3$s"}]}'
                        case "$1 $2" in
                          'cloudformation describe-stacks')
                            echo '[{"OutputKey": "DirectoryApiUrl", "OutputValue": "http://127.0.0.1:%1$d"}%2$s]' ;;
                          'cognito-idp list-users')
                            [ -e "$0.created" ] && echo "{\\"Users\\": [$user]}" || echo '{"Users": []}' ;;
                          'cognito-idp admin-create-user')
                            [ ! -e "$0.created" ] && touch "$0.created" && echo "{\\"User\\": $user}" ;;
                          'configure export-credentials')
                            echo '{"Version": 1, "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "s3cret", "SessionToken": "t"}' ;;
                        esac
                        """
                        .formatted(listener.getAddress().getPort(), userPool, SUB));
        assertThat(aws.toFile().setExecutable(true)).isTrue();
    }

    private String run(String sub, int exit, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(SCRIPT.toString());
        command.command().addAll(List.of(arguments));
        command.environment().put("PATH", folder + ":" + command.environment().get("PATH"));
        command.environment().put("SUB", sub);
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
        assertThat(output).doesNotContain("s3cret");
        return output;
    }

    @Test
    void invitedPersonOwnsTheNewWorkspaceAndASecondRunChangesNothing() throws Exception {
        awsAnswers(", {\"OutputKey\": \"UserPoolId\", \"OutputValue\": \"eu-central-1_x\"}");
        assertThat(run("", 0, "workspace-tokens", "acme", "ada@example.com", "Ada Lindqvist")).contains("Invited");
        assertThat(run("", 0, "workspace-tokens", "acme", "ada@example.com", "Ada Lindqvist"))
                .doesNotContain("Invited");

        assertThat(system.as(SUB).get("/workspaces").expect(200).data().toString()).contains("acme", "owner");
        system.as(SUB).get("/workspaces/acme/tokens").expect(200);
        assertThat(authorizations).hasSize(4)
                .allSatisfy(header -> assertThat(header).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
    }

    @Test
    void withAnIssuerOfYourOwnItsNameForThePersonIsTaken() throws Exception {
        awsAnswers("");
        assertThat(run("", 1, "workspace-tokens", "acme", "ada@example.com")).contains("set SUB");
        assertThat(authorizations).isEmpty();
        run("auth0|ada", 0, "workspace-tokens", "acme", "ada@example.com");
        system.as("auth0|ada").get("/workspaces/acme/tokens").expect(200);
    }

    @Test
    void refusalEndsTheScript() throws Exception {
        awsAnswers("");
        assertThat(run("ada", 22, "workspace-tokens", "No_Slug", "ada@example.com")).contains("{workspace}");
    }
}
