package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workspacetokens.acceptance.system.Contract;
import dev.workspacetokens.acceptance.system.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract is a document that strict validators accept and that generators make typed clients of.
class ContractDocumentTest {

    private static final Contract CONTRACT = Contract.OF_THIS_BUILD;
    private static final JsonNode SCHEMAS = CONTRACT.document().at("/components/schemas");

    private static final JsonNode NULL = Reply.JSON.createObjectNode().put("type", "null");

    @Test
    void openApiKnowsEveryMember() {
        assertThat(StrictOpenApi.errors(CONTRACT.document().toString())).isEmpty();
    }

    /// An unquoted comma in YAML's braces ends the text and begins a member.
    @ParameterizedTest
    @ValueSource(strings = {"", "/info", "/servers/0", "/tags/0", "/paths/~1roles", "/paths/~1roles/get",
            "/paths/~1roles/get/responses/200", "/paths/~1roles/get/responses/200/content/application~1json",
            "/components/parameters/Limit", "/components/parameters/Limit/schema", "/components/headers/ETag",
            "/components/responses/Invalid", "/components/requestBodies/CreateToken",
            "/components/securitySchemes/oidc",
            "/components/schemas/Slug", "/components/schemas/RolesInput/properties/all_apps",
            "/components/schemas/Token/properties/roles", "/components/schemas/Roles/oneOf/0"})
    void aMemberThatOpenApiDoesNotKnowIsFound(String place) {
        JsonNode document = CONTRACT.document().deepCopy();
        assertThat(document.at(place)).as(place).isInstanceOfSatisfying(ObjectNode.class,
                node -> node.putNull("current and future."));
        assertThat(StrictOpenApi.errors(document.toString())).isNotEmpty();
    }

    @Test
    void everyReferenceHasATarget() {
        assertThat(everyNode().flatMap(node -> node.path("$ref").isTextual()
                ? Stream.of(node.path("$ref").asText())
                : Stream.empty())).isNotEmpty().allSatisfy(reference -> assertThat(
                        CONTRACT.document().at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    /// Some programs look for a pattern anywhere in a text, others at its start, others compare the whole.
    @Test
    void everyPatternCoversTheWholeText() {
        List<String> patterns = everyNode().map(node -> node.path("pattern")).filter(JsonNode::isTextual)
                .map(JsonNode::asText).toList();
        assertThat(patterns).isNotEmpty().allSatisfy(pattern -> {
            assertThat(pattern).startsWith("^").endsWith("$").doesNotEndWith("\\$");
            assertThat(choiceOutsideOfBrackets(pattern)).as(pattern).isFalse();
        });
    }

    /// Generators make up names for what has none, and then the same one twice.
    @Test
    void everyObjectChoiceAndEnumerationHasANameOfItsOwn() {
        SCHEMAS.properties().forEach(schema -> nodes(schema.getValue()).skip(1).forEach(nested -> assertThat(
                nested.has("properties") || nested.has("enum") || nested.has("anyOf")
                        || (nested.has("oneOf") && !isOneOrNull(nested)))
                .as("%s holds %s", schema.getKey(), nested).isFalse()));
    }

    /// Generators lose it in other forms: a name for something or null, or a null within `allOf`.
    @Test
    void nullIsAllowedOnlyBesideOneTypeOrOneName() {
        assertThat(everyNode().filter(node -> node.path("oneOf").valueStream().anyMatch(NULL::equals)))
                .isNotEmpty().allMatch(ContractDocumentTest::isOneOrNull);
        assertThat(everyNode().filter(node -> node.path("type").isArray()))
                .isNotEmpty().allMatch(node -> node.path("type").size() == 2 && node.path("type").get(1).asText()
                        .equals("null"));
        assertThat(SCHEMAS.valueStream().filter(ContractDocumentTest::isOneOrNull)).isEmpty();
        assertThat(everyNode().filter(node -> node.has("allOf"))).isEmpty();
    }

    @Test
    void noNameDiffersFromAnotherInCaseAlone() {
        var names = SCHEMAS.propertyStream().map(Map.Entry::getKey).toList();
        var distinct = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(name -> distinct.put(name, name));
        assertThat(distinct.values()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyOperationHasAnIdOfItsOwnATagASummaryAndADescription() {
        assertThat(CONTRACT.operations()).extracting(operation -> operation.node().path("operationId").asText())
                .doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        assertThat(CONTRACT.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("tags")).as(operation.route()).hasSize(1);
            assertThat(operation.node().path("summary").asText()).as(operation.route()).isNotEmpty();
            assertThat(operation.node().path("description").asText()).as(operation.route()).endsWith(".");
        });
    }

    @Test
    void everyOperationDocumentsItsErrors() {
        assertThat(CONTRACT.operations()).allSatisfy(operation -> assertThat(
                operation.node().path("responses").propertyStream().map(Map.Entry::getKey)).as(operation.route())
                .contains("400", "403", "413", "414", "429", "431", "500", "503")
                .contains(operation.path().startsWith("/directory/") ? "403" : "401")
                .contains(operation.path().contains("{") && operation.node().has("security")
                        && !operation.method().equals("DELETE") && !operation.method().equals("PUT") ? "404" : "400")
                .contains(operation.node().has("requestBody") ? "422" : "400"));
    }

    @Test
    void theFourFormsOfATokenSayTheSameOfWhatTheyShare() {
        ObjectNode token = form("Token");
        assertThat(without(form("IssuedToken"), "token")).isEqualTo(token);
        assertThat(without(form("IdentifiedToken"), "secret", "works")).isEqualTo(token);
        ObjectNode listed = form("ListedToken");
        ((ObjectNode) listed.path("properties")).set("roles", token.at("/properties/roles"));
        assertThat(listed).isEqualTo(without(token, "description", "allowed_sources"));
    }

    private static ObjectNode form(String name) {
        return ((ObjectNode) SCHEMAS.path(name).deepCopy()).without("description");
    }

    private static ObjectNode without(ObjectNode form, String... properties) {
        ObjectNode less = form.deepCopy();
        List<String> required = texts(less.path("required"));
        assertThat(required).contains(properties);
        required.removeAll(List.of(properties));
        ((ObjectNode) less.path("properties")).remove(List.of(properties));
        var left = less.putArray("required");
        required.forEach(left::add);
        return less;
    }

    private static boolean isOneOrNull(JsonNode node) {
        JsonNode choices = node.path("oneOf");
        return choices.size() == 2 && choices.get(0).has("$ref") && choices.get(1).equals(NULL);
    }

    /// Whether a `|` stands on the pattern's top level, where the anchors would belong to its first and last choice.
    private static boolean choiceOutsideOfBrackets(String pattern) {
        String rest = pattern.replaceAll("\\\\.", "").replaceAll("\\[[^\\]]*]", "");
        for (String next = ""; !next.equals(rest);) {
            next = rest;
            rest = rest.replaceAll("\\([^()]*\\)", "");
        }
        return rest.contains("|");
    }

    private static List<String> texts(JsonNode array) {
        return new ArrayList<>(array.valueStream().map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> everyNode() {
        return nodes(CONTRACT.document());
    }

    /// A node and all below it, without the examples.
    private static Stream<JsonNode> nodes(JsonNode node) {
        var below = node.isObject()
                ? node.propertyStream().filter(member -> !Set.of("example", "examples")
                        .contains(member.getKey())).map(Map.Entry::getValue)
                : node.valueStream();
        return Stream.concat(Stream.of(node), below.flatMap(ContractDocumentTest::nodes));
    }
}
