package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A deployment moves an alias to another key when everybody who checks what is made under it knows that key, and
/// everybody who makes it may use it: rotating refuses nobody in between.
final class KeyRotationOrderTest {

    private static final String RETIRED = "arn:aws:kms:eu-central-1:000000000000:key/5d9f8c4a-0000-4000-8000-000000000001";
    private static final Path FILE = Path.of(System.getProperty("template.file"));

    @ParameterizedTest
    @ValueSource(strings = {"Token", "Access", "Directory"})
    void aliasWaitsForEveryFunctionThatIsToldOfItsKeys(String kind) throws IOException {
        Template template = Template.read(FILE, Map.of("Retired" + kind + "KeyArns", RETIRED));
        String alias = Objects.requireNonNull(template.properties(kind + "KeyAlias").get("AliasName")).toString();
        List<String> told = template.functions().stream().filter(function -> function.environment().values().stream()
                .anyMatch(value -> value.contains(RETIRED) || value.equals(alias))).map(LambdaFunction::logicalId)
                .toList();
        assertThat(told).contains("RestApiAuthorizer", "HttpApiAuthorizer", "CreateToken", "IdentifyToken");
        assertThat(dependencies(kind + "KeyAlias")).map(Object::toString).containsExactlyInAnyOrderElementsOf(
                told.stream().map(function -> function + "Aliaslive").toList());
    }

    private static List<?> dependencies(String resource) throws IOException {
        var document = CloudFormationYaml.read(Files.readString(FILE), "template.yaml");
        return (List<?>) Objects.requireNonNull(new Section(document, "template.yaml").section("Resources")
                .section(resource).entries().get("DependsOn"));
    }
}
