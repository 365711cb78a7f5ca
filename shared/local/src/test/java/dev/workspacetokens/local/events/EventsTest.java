package dev.workspacetokens.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Template template = Template.read(Path.of(System.getProperty("template.file")),
            ReproducedTokens.PARAMETERS);
    private EmbeddedDynamoDb database;
    private Functions functions;

    @BeforeAll
    void start() {
        database = EmbeddedDynamoDb.inMemory(template);
        LocalKms keys = LocalKms.inMemory().provide(template);
        functions = ReproducedTokens.on(template.functions(), database::client, () -> keys);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return Events.IN_ORDER.stream().map(event -> DynamicTest.dynamicTest(event.toString(),
                () -> assertThat(outcome(event)).isEqualTo(event.outcome())));
    }

    @Test
    void everyEventIsUsedAndEveryFunctionHasOne() throws IOException {
        assertThat(Events.files())
                .containsExactlyInAnyOrderElementsOf(Events.IN_ORDER.stream().map(Event::name).toList());
        assertThat(Events.IN_ORDER.stream().map(Event::function).distinct()).containsExactlyInAnyOrderElementsOf(
                template.functions().stream().map(LambdaFunction::logicalId).toList());
    }

    private String outcome(Event event) throws Exception {
        try {
            return Event.outcomeOf(JSON.readTree(functions.invoke(event.function(), event.json())));
        } catch (FunctionException e) {
            return e.errorMessage();
        }
    }
}
