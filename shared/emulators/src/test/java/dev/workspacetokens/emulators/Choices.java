package dev.workspacetokens.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The template of this build, deployed with other choices than the defaults.
final class Choices {

    private static final Path FILE = Path.of(System.getProperty("template.file"));

    private Choices() {}

    static Template of(String... parametersAndValues) {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < parametersAndValues.length; i += 2) {
            parameters.put(parametersAndValues[i], parametersAndValues[i + 1]);
        }
        return Template.read(FILE, parameters);
    }

    /// A resource as it is declared, with what stands beside its properties.
    static Map<String, Object> declaration(String resource) {
        try {
            Map<String, Object> document = CloudFormationYaml.read(Files.readString(FILE), "template.yaml");
            return new Section(document, "template").section("Resources").section(resource).entries();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
