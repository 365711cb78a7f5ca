package dev.workspacetokens.acceptance.sam;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.sam.Deployment.Change;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What callers reach is the alias `live`. A deployment in which template.yaml says anything else of a function must
/// publish a version of it: what is said of all functions at once as well as of one.
@Tag("sam")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangedPropertiesTest {

    private static final String LAYER = "arn:aws:lambda:us-east-1:000000000000:layer:agent:";

    /// Each property of a version, with another value than template.yaml has anywhere.
    private static final Map<String, Object> OTHER = new TreeMap<>(Map.ofEntries(
            entry("Timeout", 19), entry("MemorySize", 1769), entry("Runtime", "java21"),
            entry("Handler", "dev.workspacetokens.Other"), entry("Tracing", "PassThrough"),
            entry("LoggingConfig", Map.of("SystemLogLevel", "WARN")), entry("EphemeralStorage", Map.of("Size", 1024)),
            entry("Layers", List.of(LAYER + "1")), entry("SnapStart", Map.of("ApplyOn", "None")),
            entry("Environment", Map.of("Variables", Map.of("NEW", "1"))), entry("Description", "Other."),
            entry("Role", "arn:aws:iam::000000000000:role/other"), entry("Architectures", List.of("x86_64")),
            entry("VpcConfig", Map.of("SubnetIds", List.of("subnet-1"), "SecurityGroupIds", List.of("sg-1"))),
            entry("CodeUri", Map.of("Bucket", "code", "Key", "other"))));

    /// Those that SAM lets a template say of all functions.
    private static final List<String> OF_ALL = OTHER.keySet().stream()
            .filter(property -> !List.of("Role").contains(property)).toList();

    private final Map<String, Deployment> each = new TreeMap<>();
    private final Map<String, Deployment> all = new TreeMap<>();
    private Deployment first;

    @BeforeAll
    void translate() throws IOException, InterruptedException {
        var changes = new ArrayList<Change>();
        changes.add(Change.of(Map.of()));
        OTHER.forEach((property, value) -> changes.add(new Change(Map.of(), Map.of(), Map.of(property, value))));
        OF_ALL.forEach(property -> changes.add(new Change(Map.of(), Map.of(property, value(property)), Map.of())));
        var deployments = Deployment.after(changes).iterator();
        first = deployments.next();
        OTHER.keySet().forEach(property -> each.put(property, deployments.next()));
        OF_ALL.forEach(property -> all.put(property, deployments.next()));
    }

    private static Object value(String property) {
        return Map.copyOf(OTHER).getOrDefault(property, "");
    }

    static List<String> ofEach() {
        return List.copyOf(OTHER.keySet());
    }

    static List<String> ofAll() {
        return OF_ALL;
    }

    @ParameterizedTest
    @MethodSource("ofEach")
    void changedPropertyOfAFunctionReachesLive(String property) {
        Deployment after = each.getOrDefault(property, first);
        assertThat(after.functions()).isEqualTo(first.functions()).isNotEmpty()
                .allSatisfy(function -> assertThat(after.live(function)).as("%s of %s", property, function)
                        .isNotEqualTo(first.live(function)));
    }

    /// Where a function says it by itself, nothing changes for it, and it gets no version either.
    @ParameterizedTest
    @MethodSource("ofAll")
    void changedPropertyOfAllFunctionsReachesLiveOfThoseThatItIsTrueOf(String property) {
        Deployment after = all.getOrDefault(property, first);
        assertThat(after.functions()).isEqualTo(first.functions()).isNotEmpty().allSatisfy(
                function -> assertThat(!after.live(function).equals(first.live(function)))
                        .as("%s of %s", property, function)
                        .isEqualTo(!after.configuration(function).equals(first.configuration(function))));
    }
}
