package dev.workspacetokens.acceptance.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A CloudFormation template without the resources of some types, and without whatever cannot be without those.
///
/// @param document what is left
/// @param leftOut the resources that are not
record ReducedStack(ObjectNode document, SortedSet<String> leftOut) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!.]+)[^}]*}");

    /// Leaves out the resources of these types, and what is there for people to read: a template that is no file in S3,
    /// as `sam deploy` has it, may have 51,200 bytes.
    static ReducedStack of(JsonNode whole, Set<String> types) {
        ObjectNode document = whole.deepCopy();
        ObjectNode resources = (ObjectNode) document.path("Resources");
        var leftOut = new TreeSet<String>();
        resources.properties().forEach(resource -> {
            if (types.contains(resource.getValue().path("Type").asText())) {
                leftOut.add(resource.getKey());
            }
        });
        while (resources.properties().stream().anyMatch(resource -> !leftOut.contains(resource.getKey())
                && refersTo(leftOut, resource.getValue().path("Properties")) && leftOut.add(resource.getKey()))) {
            // Each turn finds one more.
        }
        resources.remove(leftOut);
        resources.forEach(resource -> forgetDependencies((ObjectNode) resource, leftOut));
        ((ObjectNode) document.path("Outputs")).properties().removeIf(output -> refersTo(leftOut, output.getValue()));
        document.remove("Metadata");
        for (String part : new String[]{"Parameters", "Outputs"}) {
            document.path(part).forEach(
                    one -> ((ObjectNode) one).remove(List.of("Description", "ConstraintDescription")));
        }
        return new ReducedStack(document, leftOut);
    }

    /// An order of creation among what is there and what is not need not be kept.
    private static void forgetDependencies(ObjectNode resource, Set<String> leftOut) {
        if (leftOut.contains(resource.path("DependsOn").asText())) {
            resource.remove("DependsOn");
        } else if (resource.path("DependsOn") instanceof ArrayNode list) {
            var kept = resource.arrayNode();
            list.forEach(name -> {
                if (!leftOut.contains(name.asText())) {
                    kept.add(name);
                }
            });
            resource.set("DependsOn", kept);
        }
    }

    private static boolean refersTo(Set<String> names, JsonNode value) {
        var found = new HashSet<String>();
        collect(value, found);
        found.retainAll(names);
        return !found.isEmpty();
    }

    private static void collect(JsonNode value, Set<String> found) {
        value.forEach(element -> collect(element, found));
        found.add(value.path("Ref").asText());
        found.add(value.path("Fn::GetAtt").path(0).asText());
        JsonNode sub = value.path("Fn::Sub");
        PLACEHOLDER.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText()).results()
                .forEach(match -> found.add(match.group(1).strip()));
    }
}
