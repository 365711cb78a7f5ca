package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Contract;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.Options;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract for programs says what template.yaml says, and its judge finds what is wrong.
class ContractTest {

    private static final Contract CONTRACT = Contract.OF_THIS_BUILD;
    private static final String WORKSPACE = """
            {"data": {"slug": "acme", "uid": "4fJ0sT7nXbQ2mLw9KdR8yZ", "rules": {}, "title": "Acme", "frozen": false}}""";

    @ParameterizedTest
    @CsvSource({"ManagementApi, Management, oidc", "DirectoryApi, Directory, sigv4", "SampleApi, Sample, tokenBearer"})
    void everyRouteOfAnApiIsInItAndTheOtherWayRound(String api, String tag, String security) {
        var routes = Template.read(Options.ofThisBuild().template()).apis().stream()
                .filter(one -> one.logicalId().equals(api)).flatMap(one -> one.routes().stream())
                .map(route -> route.method() + " " + route.path()).collect(Collectors.toSet());
        var operations = CONTRACT.operations().stream()
                .filter(operation -> operation.node().path("tags").path(0).asText().equals(tag)).toList();

        assertThat(operations).extracting(Contract.Operation::route).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(operations).allSatisfy(
                operation -> assertThat(operation.node().path("security").path(0).has(security)).isTrue());
    }

    @Test
    void everyOperationIsOfOneOfTheThreeApis() {
        assertThat(CONTRACT.operations())
                .extracting(operation -> operation.node().path("tags").path(0).asText())
                .containsOnly("Management", "Directory", "Sample");
    }

    @Test
    void everyTypeOfEventsIsInIt() {
        assertThat(valuesOf("EventTypeFilter")).containsExactlyInAnyOrderElementsOf(
                Stream.of(EventType.values()).map(EventType::id).toList());
        // A policy and a row that somebody put back by hand are no workspace's own: no list of a workspace has them.
        assertThat(valuesOf("EventTypeId")).containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                .filter(type -> !Set
                        .of(EventType.ACCESS_POLICY_PUT, EventType.ROW_WITHOUT_EVENT, EventType.ROW_PUT_BACK)
                        .contains(type))
                .map(EventType::id).toList());
    }

    private static List<String> valuesOf(String schema) {
        return CONTRACT.document().at("/components/schemas/" + schema + "/enum").valueStream().map(JsonNode::asText)
                .toList();
    }

    @Test
    void thePathParametersOfEveryOperationAreDeclared() {
        for (Contract.Operation operation : CONTRACT.operations()) {
            var named = Pattern.compile("\\{(\\w+)}").matcher(operation.path()).results()
                    .map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
            var declared = operation.parameters().stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .map(parameter -> parameter.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
            assertThat(declared).as(operation.route()).isEqualTo(named);
        }
    }

    @Test
    void everyExampleOfASchemaIsOne() {
        var examples = new HashMap<String, List<JsonNode>>();
        CONTRACT.document().at("/components/schemas").properties()
                .forEach(schema -> examples.put(schema.getKey(), schema.getValue().path("examples").valueStream()
                        .toList()));
        assertThat(examples.values().stream().mapToInt(List::size).sum()).isGreaterThan(5);
        examples.forEach((schema, values) -> values.forEach(value -> assertThat(
                CONTRACT.errors("#/components/schemas/" + schema, value.toString())).as(schema).isEmpty()));
    }

    /// Of the body that is sent, where there is one, and of the body that a success answers with.
    @Test
    void everyOperationHasExamplesAndEachIsOneOfItsSchema() {
        for (Contract.Operation operation : CONTRACT.operations()) {
            JsonNode answers = operation.node().path("responses");
            Stream.concat(Stream.of(CONTRACT.resolved(operation.node().path("requestBody"))),
                    answers.propertyStream().filter(answer -> answer.getKey().startsWith("2")).map(Map.Entry::getValue))
                    .map(body -> body.path("content").path("application/json"))
                    .filter(JsonNode::isObject).forEach(body -> assertThat(body.path("examples"))
                            .as(operation.route()).isNotEmpty()
                            .allSatisfy(example -> assertThat(
                                    CONTRACT.errors(body.at("/schema/$ref").asText(),
                                            CONTRACT.resolved(example).path("value").toString()))
                                    .isEmpty()));
        }
    }

    @Test
    void everyExampleIsShownByAnOperation() {
        String shown = CONTRACT.document().path("paths") + CONTRACT.document().at("/components/requestBodies")
                .toString();
        assertThat(CONTRACT.document().at("/components/examples").propertyStream().map(Map.Entry::getKey))
                .isNotEmpty().allSatisfy(name -> assertThat(shown).contains("\"#/components/examples/" + name + "\""));
    }

    @Test
    void whatKeepsToItPasses() {
        check("GET", "", 200, "application/json", WORKSPACE);
        check("PUT", "{\"title\": \"Acme\"}", 201, "application/json", WORKSPACE);
        check("PATCH", "{\"rules\": {\"max_tokens\": 20, \"max_lifetime_days\": null}}", 200, "application/json",
                WORKSPACE);
        check("DELETE", "", 204, "", "");
        check("GET", "", 404, "application/json", "{\"message\": \"Not Found\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "an undocumented status          | GET    |        | 418 | application/json | {\"message\": \"x\"}",
            "another media type              | GET    |        | 200 | text/plain       | {\"data\": {}}",
            "a field that is missing         | GET    |        | 200 | application/json | {\"data\": {\"slug\": \"acme\"}}",
            "a body where there is none      | DELETE |        | 204 | application/json | {}",
            "a problem without a title       | GET    |        | 404 | application/problem+json | {\"status\": 404}",
            "an accepted body of wrong shape | PUT    | {\"title\": 1} | 200 | application/json | OK",
            "an accepted body with too much  | PUT    | {\"title\": \"a\", \"x\": 1} | 200 | application/json | OK",
            "an accepted rule that is none   | PATCH  | {\"rules\": {\"max_tokens\": 0}} | 200 | application/json | OK",
            "an accepted body with an empty title | PUT | {\"title\": \" \"} | 200 | application/json | OK"})
    void whatBreaksItIsFound(String what, String method, String body, int status, String type, String text) {
        assertThatThrownBy(() -> check(method, body == null ? "" : body, status, type,
                text.equals("OK") ? WORKSPACE : text)).as(what).isInstanceOf(AssertionError.class);
    }

    @Test
    void anUnknownFieldOfAnAnswerIsFound() {
        assertThatThrownBy(() -> check("GET", "", 200, "application/json", WORKSPACE.replace("}}", ", \"mac\": 1}}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aMissingHeaderIsFound() {
        var reply = new Reply("GET /me", 401, headers("application/json"), "{\"message\": \"x\"}");
        assertThatThrownBy(() -> CONTRACT.check("GET", "/me", new byte[0], reply)).hasMessageContaining(
                "WWW-Authenticate");
    }

    @Test
    void aRouteThatIsNotInItMayNotAnswer() {
        var reply = new Reply("GET /secrets", 200, headers("application/json"), "{}");
        assertThatThrownBy(() -> CONTRACT.check("GET", "/secrets", new byte[0], reply))
                .hasMessageContaining("not in the contract");
    }

    private static void check(String method, String body, int status, String type, String text) {
        String path = "/directory/workspaces/acme";
        CONTRACT.check(method, path, body.getBytes(StandardCharsets.UTF_8),
                new Reply(method + " " + path, status, headers(type), text));
    }

    private static HttpHeaders headers(String type) {
        return HttpHeaders.of(type.isEmpty() ? Map.of() : Map.of("content-type", List.of(type)), (_, _) -> true);
    }
}
