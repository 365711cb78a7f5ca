package dev.workspacetokens.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The template of this build, deployed with other choices than the defaults.
final class Choices {

    private static final Path FILE = Path.of(System.getProperty("template.file"));

    private Choices() {}

    static Template of(String... parametersAndValues) {
        return Template.read(FILE, parameters(parametersAndValues));
    }

    private static Map<String, String> parameters(String... parametersAndValues) {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < parametersAndValues.length; i += 2) {
            parameters.put(parametersAndValues[i], parametersAndValues[i + 1]);
        }
        return parameters;
    }

    /// What the stack's output of this name would be.
    static String output(String name, Template template) {
        Section output = document().section("Outputs").section(name);
        return template.resolve(output.entries().getOrDefault("Value", ""), output.place()).toString();
    }

    /// What CloudFormation would refuse the deployment with: the descriptions of the rule's assertions that do
    /// not hold.
    static List<String> broken(String rule, String... parametersAndValues) {
        Section declared = document().section("Rules").section(rule);
        var conditions = new Conditions(Map.of(),
                new Intrinsics(new Parameters(document().section("Parameters").entries(),
                        parameters(parametersAndValues)), Map.of(), Map.of(), Map.of()));
        return !conditions.test(declared.section("RuleCondition").entries(), declared.place())
                ? List.of()
                : declared.sections("Assertions").stream()
                        .filter(one -> !conditions.test(one.section("Assert").entries(), one.place()))
                        .map(one -> one.text("AssertDescription")).toList();
    }

    /// A resource as it is declared, with what stands beside its properties.
    static Map<String, Object> declaration(String resource) {
        return document().section("Resources").section(resource).entries();
    }

    private static Section document() {
        try {
            return new Section(CloudFormationYaml.read(Files.readString(FILE), "template.yaml"), "template");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
