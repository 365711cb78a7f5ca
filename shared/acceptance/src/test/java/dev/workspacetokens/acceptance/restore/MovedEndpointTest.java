package dev.workspacetokens.acceptance.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Patience;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An endpoint of AWS has another address behind a restore than before the snapshot. A function asks the new one at
/// once: by the authorizers' own clients, and by the SDK's.
final class MovedEndpointTest {

    private static final String HOST = "endpoint.test";
    private static final String OLD = "127.0.0.1";
    private static final String NEW = "127.0.0.2";

    @TempDir private Path folder;

    /// Priming may come before the network does: that a name had no address is not remembered either.
    @ParameterizedTest
    @ValueSource(strings = {"RestApiAuthorizer", "HttpApiAuthorizer", "GetToken"})
    void addressIsLookedUpAnewEachTime(String function) throws Exception {
        try (var process = new FunctionProcess(folder, function, "http://" + HOST, LookUps.class, HOST)) {
            assertThat(process.order('?')).isEqualTo("unknown");
            process.resolve(HOST, OLD);
            assertThat(process.order('?')).isEqualTo(OLD);
            process.resolve(HOST, NEW);
            assertThat(process.order('?')).isEqualTo(NEW);
        }
    }

    /// A machine that is too slow for a call's time limit is asked again, as long as nobody has asked the old address.
    @Test
    @Timeout(value = Patience.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a machine answers at 127.0.0.1 only")
    void requestBehindARestoreIsAnsweredAtTheNewAddress() throws Exception {
        Path event = Path.of(System.getProperty("template.file"))
                .resolveSibling("events/RestApiAuthorizer/unknown-token.json");
        try (var before = new AnsweringServer(OLD, 0);
                var after = new AnsweringServer(NEW, before.port());
                var process = new FunctionProcess(folder, "RestApiAuthorizer", "http://" + HOST + ":" + before.port(),
                        MovedFunction.class, event.toString())) {
            process.resolve(HOST, OLD);
            do {
                assertThat(process.order('p')).isEqualTo("done");
            } while (before.requests() == 0);
            int primed = before.requests();

            process.resolve(HOST, NEW);
            assertThat(process.order('r')).isEqualTo("done");
            String answer;
            do {
                answer = process.order('q');
            } while (!answer.equals("Unauthorized") && !answer.startsWith("ended") && before.requests() == primed);

            assertThat(before.requests()).as("requests to the old address").isEqualTo(primed);
            assertThat(after.requests()).as("requests to the new address").isPositive();
            assertThat(answer).as(process.errors()).isEqualTo("Unauthorized");
        }
    }
}
