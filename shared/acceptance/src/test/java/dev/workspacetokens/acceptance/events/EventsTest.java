package dev.workspacetokens.acceptance.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.iam.Enforcement;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Every event in `events/`, given to the function that its folder names.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsTest {

    private ConfinedFunctions functions;

    @BeforeAll
    void start() {
        functions = new ConfinedFunctions(Enforcement.Observer.NONE);
    }

    @AfterAll
    void stop() {
        functions.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return Events.IN_ORDER.stream().map(event -> DynamicTest.dynamicTest(event.toString(),
                () -> assertThat(functions.outcome(event)).isEqualTo(event.outcome())));
    }

    @Test
    void everyEventIsUsedAndEveryFunctionHasOne() throws IOException {
        assertThat(Events.files())
                .containsExactlyInAnyOrderElementsOf(Events.IN_ORDER.stream().map(Event::name).toList());
        assertThat(Events.IN_ORDER.stream().map(Event::function).distinct()).containsExactlyInAnyOrderElementsOf(
                functions.template().functions().stream().map(LambdaFunction::logicalId).toList());
    }
}
