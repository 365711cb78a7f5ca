package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// `sam build` takes what Maven has packaged. `sam deploy` sends the template that it writes.
@Tag("sam")
final class SamBuildTest {

    @TempDir private static Path folder;

    private static Path template;
    private static Template built;

    @BeforeAll
    static void build() throws Exception {
        SamCli.command("build", "--build-dir", folder.toString()).succeed();
        template = folder.resolve("template.yaml");
        built = Template.read(template);
    }

    /// CloudFormation refuses a template with them.
    @Test
    void nothingInTheBuiltTemplateStandsForSomethingElse() throws IOException {
        assertThat(references(Command.ROOT.resolve("template.yaml"))).isNotEmpty();
        assertThat(references(template)).isEmpty();
    }

    /// What the local runner reads is what is deployed.
    @Test
    void builtTemplateDeclaresWhatIsReadHere() {
        Template read = Template.ofThisBuild();
        assertThat(built.values()).isEqualTo(read.values());
        assertThat(built.resources()).containsExactlyElementsOf(read.resources());
        assertThat(built.resources()).allSatisfy(name -> assertThat(withoutCode(built, name)).as(name)
                .isEqualTo(withoutCode(read, name)));
    }

    private static Map<String, Object> withoutCode(Template template, String resource) {
        var properties = new HashMap<>(template.properties(resource));
        properties.remove("CodeUri");
        return properties;
    }

    /// Each anchor, alias and merge key.
    private static List<String> references(Path file) throws IOException {
        var parse = new Parse(LoadSettings.builder().build());
        return StreamSupport.stream(parse.parseString(Files.readString(file)).spliterator(), false)
                .filter(event -> event instanceof AliasEvent
                        || (event instanceof NodeEvent node && node.getAnchor().isPresent())
                        || (event instanceof ScalarEvent scalar && scalar.getValue().equals("<<")))
                .map(Event::toString).toList();
    }

    @Test
    void everyFunctionsPackageHoldsItsHandler() {
        assertThat(built.functions()).isNotEmpty().allSatisfy(function -> {
            Path code = folder.resolve(String.valueOf(built.properties(function.logicalId()).get("CodeUri")));
            assertThat(jars(code)).anyMatch(jar -> holds(jar, function));
        });
    }

    private static Stream<Path> jars(Path code) throws IOException {
        try (var files = Files.list(code.resolve("lib"))) {
            return files.toList().stream();
        }
    }

    private static boolean holds(Path jar, LambdaFunction function) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(function.handler().replace('.', '/') + ".class") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
