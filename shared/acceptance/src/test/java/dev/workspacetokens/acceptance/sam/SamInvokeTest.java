package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.acceptance.events.Event;
import dev.workspacetokens.acceptance.events.Events;
import dev.workspacetokens.acceptance.events.ReproducedTokens;
import dev.workspacetokens.testing.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The events in `events/` by `sam local`: the packaged function in Lambda's container, its table and key in
/// LocalStack.
///
/// `sam local invoke` starts sam and a container for each event, which takes seconds. So it is typed for the events that
/// docs/testing.md tells a person to type. The others are sent to `sam local start-lambda`, which has sam start the same
/// container, and keeps it for the function's next event.
@Tag("sam")
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamInvokeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> TYPED = Set.of("Directory/put-workspace", "Directory/put-apps",
            "Directory/put-members", "CreateToken/all-apps");

    private final Set<String> invoked = new TreeSet<>();
    private CloudForSam cloud;
    private SamServer lambda;

    @BeforeAll
    void start() throws Exception {
        cloud = new CloudForSam();
        lambda = new SamServer(cloud, "start-lambda");
    }

    @AfterAll
    void stop() throws IOException {
        lambda.close();
        cloud.close();
        System.out.println("Invoked by sam local: " + invoked.size() + " functions " + invoked);
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return Events.IN_ORDER.stream().map(event -> DynamicTest.dynamicTest(event.toString(), () -> {
            if (event.name().equals(ReproducedTokens.CREATED.getFirst())) {
                cloud.createTheTokensOfEvents();
            }
            String answer = TYPED.contains(event.name()) ? typed(event) : sent(event);
            invoked.add(event.function());
            assertThat(Event.outcomeOf(JSON.readTree(answer))).as("sam said %s", lambda.log())
                    .isEqualTo(event.outcome());
        }));
    }

    /// sam ends well also when the function does not: the answer tells.
    private String typed(Event event) throws Exception {
        Command.Output output = SamCli.local(cloud, "invoke", event.function(), "--event", event.file().toString())
                .succeed();
        assertThat(output.out()).as(output.err()).isNotBlank();
        return output.out();
    }

    /// As the AWS CLI and the SDKs send it.
    private String sent(Event event) throws Exception {
        var answer = lambda.call("POST /2015-03-31/functions/" + event.function() + "/invocations",
                Files.readString(event.file()));
        assertThat(answer.statusCode()).as("sam said %s", lambda.log()).isEqualTo(200);
        return answer.body();
    }
}
