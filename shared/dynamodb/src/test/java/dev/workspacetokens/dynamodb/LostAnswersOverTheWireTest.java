package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.aws.AwsClients;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.lambda.snapshot.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is made of a transaction's attempts, of which the SDK shows only the last.
final class LostAnswersOverTheWireTest {

    private static final int LOST = 0;
    private static final Pattern TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> transactions = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private DynamoDbWorkspaces workspaces;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean transaction = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .endsWith("TransactWriteItems");
            if (transaction) {
                transactions.add(body);
            }
            int status = transaction ? statuses.remove() : 200;
            if (status != LOST) {
                byte[] answer = (status == 400
                        ? "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ThrottlingException\", \"message\": \"m\"}"
                        : "{}").getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        workspaces = at("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static DynamoDbWorkspaces at(String address) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
        DynamoDbClient client = new AwsClients(new Connections(), credentials).limited(DynamoDbClient.builder())
                .endpointOverride(URI.create(address)).region(Region.US_EAST_1).build();
        return new DynamoDbWorkspaces(new TokenTable(client, "t"), WholeStore.DIRECTORY,
                new DynamoDbFreezes(new TokenTable(client, "t"), WholeStore.DIRECTORY, WholeStore.TRAIL),
                WholeStore.TRAIL, new Random(1));
    }

    private Throwable outcome(Integer... answers) {
        statuses.addAll(List.of(answers));
        return catchThrowable(() -> workspaces.put(WholeStore.SAAS, new Slug("acme"), "Acme"));
    }

    @Test
    void lostAnswerIsAskedForOnceMoreUnderTheSameToken() {
        assertThat(outcome(LOST, 200)).isNull();
        assertThat(transactions.stream().map(LostAnswersOverTheWireTest::token).distinct()).hasSize(1);
        assertThat(transactions).hasSize(2);
    }

    private static String token(String transaction) {
        var token = TOKEN.matcher(transaction);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void answersThatAreAllLostLeaveItUnknown() {
        assertThat(outcome(LOST, LOST, LOST)).isInstanceOf(Refusal.Uncertain.class);
        assertThat(outcome(500, 500, 500)).isInstanceOf(Refusal.Uncertain.class);
    }

    @Test
    void refusalBehindALostAnswerLeavesItUnknown() {
        assertThat(outcome(LOST, 400, 400)).isInstanceOf(Refusal.Uncertain.class);
        assertThat(outcome(400, 500, 400)).isInstanceOf(Refusal.Uncertain.class);
    }

    @Test
    void refusalsAloneMeanThatNothingWasDone() {
        assertThat(outcome(400, 400, 400)).isInstanceOf(SdkException.class);
    }

    @Test
    void noConnectionMeansThatNothingWasDone() {
        server.stop(0);
        assertThat(outcome()).isInstanceOf(SdkException.class);
    }
}
