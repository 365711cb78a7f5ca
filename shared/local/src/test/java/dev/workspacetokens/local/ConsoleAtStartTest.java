package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the console cannot be served with is told at the start. (The template's patterns let no such value pass.)
final class ConsoleAtStartTest {

    private static final Template TEMPLATE = Template.read(Path.of(System.getProperty("template.file")),
            Map.of("ConsoleColor", "#0b5fff"));

    private final List<String> log = new ArrayList<>();
    private final ConsoleAtStart console = new ConsoleAtStart(new Functions(TEMPLATE.functions(), function -> {
        throw new IllegalStateException(function.logicalId() + " has an environment");
    }, log::add));

    @Test
    void brandThatCanBeUsedPasses() {
        console.check(TEMPLATE.apis());
        assertThat(log).isEmpty();
    }

    @Test
    void valueThatTheFunctionRefusesIsOneSentence() {
        List<Api> apis = TEMPLATE.apis().stream()
                .map(api -> api.withStageVariables(value -> value.equals("#0b5fff") ? "red" : value)).toList();
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> console.check(apis)).withMessage(
                "The console cannot be served: ConsoleColor must be a colour such as #5b3df5.");
    }
}
