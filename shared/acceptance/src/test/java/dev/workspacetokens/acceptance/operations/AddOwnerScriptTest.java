package dev.workspacetokens.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// The script by which the first owner of a deployed stack gets in, against a stand-in for the AWS CLI and a listener
/// that hands what it is sent to the running system.
final class AddOwnerScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("template.file"))
            .resolveSibling("functions/directory/add-owner");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX");
    private static final String SUB = "11111111-2222-3333-4444-555555555555";

    private final Running system = Running.with(Options.ofThisBuild().withDemoData(false));
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;
    private volatile boolean refused;
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
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        if (refused || !isSignedAsAwsWantsIt(exchange, sent)) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        calls.add(method + " " + exchange.getRequestURI());
        Reply reply = system.directory().send(method, exchange.getRequestURI().toString(), sent);
        byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// What AWS does: signs the request anew, its path encoded a second time, and compares.
    private static boolean isSignedAsAwsWantsIt(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        String time = headers.getFirst("X-Amz-Date");
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(URI.create("http://" + headers.getFirst("Host") + exchange.getRequestURI())).build();
        var signed = AwsV4HttpSigner.create().sign(sign -> sign
                .identity(AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "s3cret", "t")).request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "0").putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, true)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(TIME.parse(time, Instant::from), ZoneOffset.UTC)));
        return signed.request().firstMatchingHeader("Authorization").orElseThrow()
                .equals(headers.getFirst("Authorization"));
    }

    /// What the AWS CLI answers; the user pool knows nobody until somebody is created there.
    private void awsAnswers(String userPool) throws IOException {
        Path aws = Files.writeString(folder.resolve("aws"),
                """
                        #!/usr/bin/env bash
                        echo "$1 $2" >> "$0.calls"
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
        String workspace = "/directory/workspaces/acme";
        assertThat(calls).containsExactly("GET " + workspace, "PUT " + workspace,
                "PUT " + workspace + "/members/" + SUB,
                "GET " + workspace, "PUT " + workspace + "/members/" + SUB);
    }

    @Test
    void workspaceThatIsThereKeepsItsTitle() throws Exception {
        awsAnswers("");
        system.directory().put("/directory/workspaces/acme", "{\"title\": \"Acme Corporation\"}").expect(201);
        run("ada", 0, "workspace-tokens", "acme", "ada@example.com");
        assertThat(system.directory().get("/directory/workspaces/acme").expect(200).data().path("title").asText())
                .isEqualTo("Acme Corporation");
    }

    @Test
    void withAnIssuerOfYourOwnItsNameForThePersonIsTaken() throws Exception {
        awsAnswers("");
        assertThat(run("", 1, "workspace-tokens", "acme", "ada@example.com")).contains("set SUB");
        assertThat(calls).isEmpty();
        run("auth0|ada", 0, "workspace-tokens", "acme", "ada@example.com");
        system.as("auth0|ada").get("/workspaces/acme/tokens").expect(200);
    }

    @Test
    void everySubBecomesAnOwner() throws Exception {
        awsAnswers("");
        for (String sub : List.of("auth0|abc", "a b", " ", "100%", "%7C", "%2F", "a/b", "a+b", "a:b@c", "..", ".", "~",
                "a?b#c", "\"'`$(x)\\", "[]{}^<>", "*!();=&,", "-")) {
            run(sub, 0, "workspace-tokens", "acme", "ada@example.com", "Ada");
            system.as(sub).get("/workspaces/acme/tokens").expect(200);
        }
    }

    @Test
    void argumentsAreCheckedBeforeAnythingElse() throws Exception {
        awsAnswers("");
        for (var wrong : List.of(List.of("", "No_Slug", "ada@example.com", "Ada", "WORKSPACE"),
                List.of("", "", "ada@example.com", "Ada", "WORKSPACE"), List.of("", "acme", "ada", "Ada", "EMAIL"),
                List.of("", "acme", "a\" or @x", "Ada", "EMAIL"), List.of("", "acme", "ada@example.com", " ", "NAME"),
                List.of("", "acme", "ada@example.com", "a\u0007b", "NAME"),
                List.of("a\u0007", "acme", "ada@example.com", "Ada", "SUB"))) {
            assertThat(run(wrong.getFirst(), 2, "workspace-tokens", wrong.get(1), wrong.get(2), wrong.get(3)))
                    .contains(wrong.getLast());
        }
        assertNothingHappened();
        assertThat(folder.resolve("aws.calls")).doesNotExist();
    }

    @Test
    void missingArgumentsAreExplained() throws Exception {
        awsAnswers("");
        assertThat(run("ada", 2, "workspace-tokens", "acme")).contains("STACK WORKSPACE EMAIL");
        assertNothingHappened();
    }

    @Test
    void nothingIsChangedBeforeEverythingWasLookedAt() throws Exception {
        awsAnswers(", {\"OutputKey\": \"UserPoolId\", \"OutputValue\": \"eu-central-1_x\"}");
        Path aws = folder.resolve("aws");
        String whole = Files.readString(aws);
        for (String failing : List.of("cloudformation describe-stacks", "configure export-credentials",
                "cognito-idp list-users")) {
            Files.writeString(aws, whole.replace("'" + failing + "')", "'" + failing + "') exit 254;; never)"));
            assertThat(run("", 1, "workspace-tokens", "acme", "ada@example.com"))
                    .contains("aws " + failing + " has failed");
        }
        assertNothingHappened();
    }

    @Test
    void nobodyIsInvitedWhenTheDirectoryDoesNotLetTheCallerIn() throws Exception {
        awsAnswers(", {\"OutputKey\": \"UserPoolId\", \"OutputValue\": \"eu-central-1_x\"}");
        refused = true;
        assertThat(run("", 1, "workspace-tokens", "acme", "ada@example.com")).contains("403");
        refused = false;
        assertNothingHappened();
    }

    @Test
    void aSecondRunMendsWhatTheFirstLeftOut() throws Exception {
        awsAnswers(", {\"OutputKey\": \"UserPoolId\", \"OutputValue\": \"eu-central-1_x\"}");
        Path aws = folder.resolve("aws");
        String whole = Files.readString(aws);
        Files.writeString(aws, whole.replace("[ ! -e \"$0.created\" ]", "exit 254; [ ! -e \"$0.created\" ]"));
        assertThat(run("", 1, "workspace-tokens", "acme", "ada@example.com")).contains("admin-create-user has failed");
        Files.writeString(aws, whole);
        run("", 0, "workspace-tokens", "acme", "ada@example.com");
        system.as(SUB).get("/workspaces/acme/tokens").expect(200);
    }

    private void assertNothingHappened() {
        assertThat(calls).allSatisfy(call -> assertThat(call).startsWith("GET "));
        assertThat(folder.resolve("aws.created")).doesNotExist();
        system.directory().get("/directory/workspaces/acme").expect(404);
    }
}
