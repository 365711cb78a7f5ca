package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.acceptance.events.Event;
import dev.workspacetokens.acceptance.events.Events;
import dev.workspacetokens.acceptance.events.ReproducedTokens;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.NeedsDocker;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The events in `events/` by `sam local invoke`: the packaged function in Lambda's container, its table and key in
/// LocalStack. Those that are refused are left out unless `-Dgenerated.all`: each takes seconds, and shows here what it
/// shows in the process.
@Tag("sam")
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamInvokeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> REFUSED = Set.of("400", "403", "404", "409", "422", "Deny", "Unauthorized");

    private final Set<String> invoked = new TreeSet<>();
    private CloudForSam cloud;

    @BeforeAll
    void start() throws IOException {
        cloud = new CloudForSam();
    }

    @AfterAll
    void stop() throws IOException {
        cloud.close();
        System.out.println("Invoked by sam local: " + invoked.size() + " functions " + invoked);
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return Events.IN_ORDER.stream().filter(event -> Generated.all() || !REFUSED.contains(event.outcome()))
                .map(event -> DynamicTest.dynamicTest(event.toString(), () -> {
                    if (event.name().equals(ReproducedTokens.CREATED.getFirst())) {
                        cloud.createTheTokensOfEvents();
                    }
                    assertThat(invoke(event)).isEqualTo(event.outcome());
                }));
    }

    /// sam ends well also when the function does not: the answer tells.
    private String invoke(Event event) throws Exception {
        Command.Output output = SamCli.local(cloud, "invoke", event.function(), "--event", event.file().toString())
                .succeed();
        invoked.add(event.function());
        String answer = output.out().strip();
        assertThat(answer).as(output.err()).matches("(?s)\\{.*}|\"[a-z]+\"");
        return Event.outcomeOf(JSON.readTree(answer));
    }
}
