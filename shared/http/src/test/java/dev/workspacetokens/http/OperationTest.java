package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/// What becomes of whatever an operation throws, and what the log holds of it.
final class OperationTest {

    private static final Request REQUEST = new Request("GET /a/{b}", Map.of("b", "S3CRET"), Map.of("q", "S3CRET"),
            Map.of("authorization", "S3CRET"), Map.of("sub", "S3CRET"), "", "S3CRET", false);

    private final Logger logger = Logger.getLogger(Operation.class.getName());
    private final List<String> log = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry) + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private static Answer answer(Supplier<? extends RuntimeException> failure) {
        return ((Operation) _ -> {
            throw failure.get();
        }).answerOrProblem(REQUEST);
    }

    @Test
    void anAnswerIsHandedOnAndNothingLogged() {
        Answer answer = Answer.empty(204);
        assertThat(((Operation) _ -> answer).answerOrProblem(REQUEST)).isSameAs(answer);
        assertThat(log).isEmpty();
    }

    @Test
    void aRefusalIsAnAnswerAndNotLogged() {
        assertThat(answer(() -> new Refusal.NotFound("gone")).status()).isEqualTo(404);
        assertThat(log).isEmpty();
    }

    @Test
    void anUnexpectedFailureIsLoggedOnceByTypeAndPlace() {
        assertThat(answer(() -> new IllegalStateException("S3CRET", new SecurityException("S3CRET"))).status())
                .isEqualTo(500);
        assertThat(log).singleElement().asString()
                .startsWith("SEVERE GET /a/{b} failed: java.lang.IllegalStateException")
                .contains("\n  at " + OperationTest.class.getName() + ".")
                .contains("\ncaused by java.lang.SecurityException").endsWith(" null").doesNotContain("S3CRET");
    }

    @Test
    void anOutageIsLoggedWithCodeAndRequestAndWithoutItsMessage() {
        var details = AwsErrorDetails.builder().errorCode("InternalServerError").errorMessage("S3CRET").build();
        answer(() -> InternalServerErrorException.builder().awsErrorDetails(details).requestId("request-7")
                .message("S3CRET").cause(SdkClientException.create("S3CRET")).build());
        assertThat(log).singleElement().asString()
                .contains("InternalServerErrorException InternalServerError request-7", "caused by ",
                        "SdkClientException")
                .doesNotContain("S3CRET");
    }

    @Test
    void aRouteWithBracesIsLoggedAsItIs() {
        ((Operation) _ -> {
            throw new IllegalStateException();
        }).answerOrProblem(new Request("GET /{0}/'{1}'", Map.of(), Map.of(), Map.of(), Map.of(), "", null, false));
        assertThat(log).singleElement().asString().startsWith("SEVERE GET /{0}/'{1}' failed: ");
    }

    @Test
    void aBrokenMachineIsNoAnswer() {
        assertThatThrownBy(() -> ((Operation) _ -> {
            throw new OutOfMemoryError();
        }).answerOrProblem(REQUEST)).isInstanceOf(OutOfMemoryError.class);
    }
}
