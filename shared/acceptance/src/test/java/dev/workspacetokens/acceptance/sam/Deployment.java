package dev.workspacetokens.acceptance.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a deployment of template.yaml with certain parameters comes to: the CloudFormation template that AWS' own
/// translator makes of it.
///
/// @param document as translated
/// @param template the same with every intrinsic evaluated
record Deployment(JsonNode document, Template template) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String SCRIPT = "shared/acceptance/src/test/resources/translate.py";

    /// What a published version does not hold: it applies to the function as a whole.
    private static final Set<String> UNVERSIONED = Set.of("ReservedConcurrentExecutions", "Tags");

    /// What of a policy that CloudFormation cannot change makes it create another one in its place.
    private static final List<String> REPLACING = List.of("Description", "ManagedPolicyName", "Path");

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    /// What makes one deployment differ from another.
    ///
    /// @param parameters in place of the defaults
    /// @param globals what template.yaml says of all functions, as it would read
    /// @param properties what it says of each function by itself, as it would read
    record Change(Map<String, String> parameters, Map<String, ?> globals, Map<String, ?> properties) {

        static Change of(Map<String, String> parameters) {
            return new Change(parameters, Map.of(), Map.of());
        }
    }

    /// Translates once for each of these sets of parameters.
    static List<Deployment> with(List<Map<String, String>> parameters) throws IOException, InterruptedException {
        return after(parameters.stream().map(Change::of).toList());
    }

    /// Translates once for each of these changes.
    static List<Deployment> after(List<Change> changes) throws IOException, InterruptedException {
        Command.Output output = PythonTools.command("python").and(SCRIPT, JSON.writeValueAsString(changes))
                .with(Map.of("AWS_DEFAULT_REGION", "us-east-1")).succeed();
        JsonNode documents = JSON.readTree(output.out());
        var deployments = new ArrayList<Deployment>();
        for (int i = 0; i < changes.size(); i++) {
            JsonNode document = documents.get(i);
            deployments.add(new Deployment(document,
                    Template.parse(document.toString(), "translated", changes.get(i).parameters())));
        }
        return deployments;
    }

    JsonNode resource(String logicalId) {
        return document.path("Resources").path(logicalId);
    }

    /// The functions that exist.
    Set<String> functions() {
        return Set.copyOf(template.resources("AWS::Lambda::Function"));
    }

    /// What the function is told: what a version published now would hold.
    Map<String, Object> configuration(String function) {
        var configuration = new LinkedHashMap<>(template.properties(function));
        configuration.keySet().removeAll(UNVERSIONED);
        return configuration;
    }

    /// What makes the version that the function's alias `live` leads to the one it is: when this changes,
    /// CloudFormation publishes another one.
    String live(String function) {
        String version = alias(function).at("/Properties/FunctionVersion/Fn::GetAtt/0").asText();
        return version + template.properties(version)
                + named(resource(version).at("/Properties/Description")).filter(this::isPolicy)
                        .map(policy -> template.properties(policy).entrySet().stream()
                                .filter(property -> REPLACING.contains(property.getKey())).toList())
                        .toList();
    }

    /// What a description names, by itself or in a text.
    private static Stream<String> named(JsonNode description) {
        return description.has("Ref")
                ? Stream.of(description.path("Ref").asText())
                : NAME.matcher(description.path("Fn::Sub").asText()).results().map(name -> name.group(1));
    }

    private boolean isPolicy(String logicalId) {
        return resource(logicalId).path("Type").asText().equals("AWS::IAM::ManagedPolicy");
    }

    private JsonNode alias(String function) {
        return template.resources("AWS::Lambda::Alias").stream().map(this::resource)
                .filter(alias -> alias.at("/Properties/FunctionName/Ref").asText().equals(function)
                        && alias.at("/Properties/Name").asText().equals("live"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    if (found.size() != 1) {
                        throw new AssertionError(function + " has " + found.size() + " aliases named live");
                    }
                    return found.getFirst();
                }));
    }

    /// What stands in a resource under this property, for every resource of a type.
    List<JsonNode> properties(String type, String property) {
        return StreamSupport.stream(document.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties").path(property)).toList();
    }
}
