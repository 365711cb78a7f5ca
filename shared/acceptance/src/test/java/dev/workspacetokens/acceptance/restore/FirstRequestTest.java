package dev.workspacetokens.acceptance.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.kms.KmsIssuingKeys;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.testing.LocalStackBackend;
import dev.workspacetokens.testing.NeedsDocker;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The first request behind a restore finds its classes loaded, on the real clients over HTTP.
@NeedsDocker
final class FirstRequestTest {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    private static final Pattern CLASSES = Pattern.compile("classes (\\d+)");
    /// What may be left: some class of a path that only this very request takes.
    private static final int HARDLY_ANY = 20;
    private static final int RUNS = 3;

    private static final String KEY = "test";
    private static final Map<String, String> IN_VARIABLES = Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY",
            KEY);

    private final LocalStackBackend backend = LocalStackBackend.start();
    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer credentials;

    /// What Lambda has for a function that a snapshot may be taken of.
    @BeforeEach
    void serveCredentials() throws IOException {
        credentials = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        credentials.createContext("/", exchange -> {
            fetched.incrementAndGet();
            byte[] body = """
                    {"AccessKeyId": "%1$s", "SecretAccessKey": "%1$s", "Token": "%1$s", "Expiration": "%2$s"}"""
                    .formatted(KEY, Instant.now().plus(Duration.ofHours(6))).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        credentials.start();
    }

    @AfterEach
    void stop() {
        credentials.stop(0);
    }

    @Test
    void firstRequestBehindARestoreLoadsHardlyAnyClass() throws Exception {
        int cold = classes("cold", liveToken(), IN_VARIABLES);
        int primed = Integer.MAX_VALUE;
        // A request that a busy machine answers late is sent again, for which classes are loaded: the fewest count.
        for (int i = 0; i < RUNS && primed > HARDLY_ANY; i++) {
            fetched.set(0);
            primed = classes("primed", liveToken(), Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "http://127.0.0.1:" + credentials.getAddress().getPort(), "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    KEY));
        }
        System.out.printf("Classes loaded by the first request: %d, behind a restore %d%n", cold, primed);
        assertThat(cold).isGreaterThan(300);
        assertThat(primed).isLessThanOrEqualTo(HARDLY_ANY);
        assertThat(fetched).as("credentials fetched before the snapshot and behind the restore").hasValue(2);
    }

    private String liveToken() {
        var workspace = new WorkspaceRef(new Slug("acme"), "uid-1");
        var owner = new Owner(workspace, new Person("ada", "Ada"), SEAL);
        put(Map.of("SK", "WORKSPACE", "uid", "uid-1"), Map.of("closing", AttributeValue.fromBool(false)));
        put(Map.of("SK", "MEMBER#ada", "workspace_uid", "uid-1", "role", "owner"),
                Map.of("seal", AttributeValue.fromB(SdkBytes.fromByteArray(SEAL.bytes()))));
        IssuedToken token = new TokenIssuer(new TokenFormat("wst", List.of()),
                new KmsIssuingKeys(new SdkMacGenerator(backend.kms()), backend.keyAlias()),
                new SecureRandom(), InstantSource.system())
                .create(owner, "CI", new Access.AllApps("developer"), null);
        var sealing = new Sealing(new KmsSealer(new SdkMacGenerator(backend.kms()), backend.key("AccessKey").alias()));
        var trail = new AuditTrail(InstantSource.system(), new SecureRandom(), Duration.ofDays(400));
        new DynamoDbTokenStore(new TokenTable(backend.dynamoDb(), backend.table()), sealing, (_, _) -> false, trail)
                .create(owner, token, Particulars.NONE, List.of(), 1_000, new Deed(new Actor.SignedIn("ada", ""),
                        EventType.TOKEN_CREATED, workspace, null, List.of()));
        return token.secret().revealOnce();
    }

    private void put(Map<String, String> texts, Map<String, AttributeValue> others) {
        var item = new HashMap<>(others);
        item.put("PK", AttributeValue.fromS("WORKSPACE#acme"));
        texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        backend.dynamoDb().putItem(r -> r.tableName(backend.table()).item(item));
    }

    /// How many classes a process of its own loads to let this token in.
    private int classes(String how, String token, Map<String, String> credentials)
            throws IOException, InterruptedException {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), RestoredFunction.class.getName(), how, """
                        {"httpMethod": "GET", "resource": "/me", "methodArn": "arn:aws:execute-api:x/GET/me",
                         "headers": {"Authorization": "%1$s"}, "multiValueHeaders": {"Authorization": ["%1$s"]},
                         "requestContext": {"identity": {"sourceIp": "127.0.0.1"}}}""".formatted(token));
        Map<String, String> variables = command.environment();
        variables.putAll(Template.ofThisBuild().function("RestApiAuthorizer").environment());
        variables.putAll(backend.keyVariables());
        variables.putAll(Map.of("AWS_ENDPOINT_URL",
                backend.localStack().endpoint().toString(), "AWS_REGION", backend.localStack().region().id()));
        variables.keySet().removeAll(IN_VARIABLES.keySet());
        variables.putAll(credentials);
        File errors = File.createTempFile("restored", ".log");
        Process process = command.redirectError(errors).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors.toPath())).isZero();
        assertThat(output).contains("\"Effect\":\"Allow\"");
        var found = CLASSES.matcher(output);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
