package dev.workspacetokens.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.workspacetokens.local.OpenApiDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The contract for programs as a judge of what was asked and answered.
public final class Contract {

    /// The one that is served.
    public static final Contract OF_THIS_BUILD = new Contract(OpenApiDocument.json());

    private static final String HOME = "https://contract.invalid/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private Contract(String json) {
        try {
            this.document = Reply.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(HOME, json)));
    }

    /// An operation of the document.
    ///
    /// @param method in capitals
    /// @param path with its parameters in braces
    /// @param node what the document says of it
    /// @param parameters every parameter, those of the path included, without references
    public record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {

        public String route() {
            return method + " " + path;
        }

        private boolean matches(String method, String path) {
            String form = Stream.of(this.path.split("/", -1))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part)).collect(Collectors.joining("/"));
            return this.method.equals(method) && path.matches(form);
        }
    }

    public JsonNode document() {
        return document;
    }

    /// Every operation.
    public List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> !operation.getKey().equals("parameters"))
                        .map(operation -> new Operation(operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(), operation.getValue(),
                                Stream.of(path.getValue(), operation.getValue())
                                        .flatMap(node -> node.path("parameters").valueStream()).map(this::resolved)
                                        .toList())))
                .toList();
    }

    /// Checks one exchange: the status is documented, the answer has the documented headers, media type and shape, and
    /// a body that was accepted is one that the document allows.
    public void check(String method, String pathAndQuery, byte[] body, Reply reply) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        Optional<Operation> found = operations().stream().filter(operation -> operation.matches(method, path))
                .findFirst();
        if (found.isEmpty()) {
            assertThat(reply.status()).as("%s is not in the contract", reply.request()).isGreaterThanOrEqualTo(400);
            return;
        }
        JsonNode operation = found.get().node();
        JsonNode response = resolved(operation.path("responses").path(String.valueOf(reply.status())));
        assertThat(response.isObject()).as("%s answered %s, which %s does not document", reply.request(),
                reply.status(), found.get().route()).isTrue();
        checkContent(response.path("content"), reply);
        response.path("headers").properties().forEach(header -> checkHeader(header.getKey(), header.getValue(), reply));
        if (reply.status() < 300 && operation.has("requestBody")) {
            JsonNode accepted = resolved(operation.path("requestBody")).path("content").path("application/json");
            assertThat(errors(accepted.path("schema").path("$ref").asText(), new String(body, StandardCharsets.UTF_8)))
                    .as("%s was accepted with a body that the contract refuses", reply.request()).isEmpty();
        }
    }

    private void checkContent(JsonNode content, Reply reply) {
        if (content.isMissingNode()) {
            assertThat(reply.text()).as(reply.request()).isEmpty();
            return;
        }
        String type = reply.header("content-type").replaceFirst(";.*", "").strip();
        assertThat(content.has(type)).as("%s answered %s as %s", reply.request(), reply.status(), type).isTrue();
        assertThat(errors(content.path(type).path("schema").path("$ref").asText(), reply.text()))
                .as("%s answered %s in another shape than the contract's", reply.request(), reply.status()).isEmpty();
    }

    private void checkHeader(String name, JsonNode reference, Reply reply) {
        JsonNode header = resolved(reference);
        String value = reply.header(name);
        if (header.path("required").asBoolean() || !value.isEmpty()) {
            boolean number = header.path("schema").path("type").asText().equals("integer");
            assertThat(errors(reference.path("$ref").asText() + "/schema", number ? value : quoted(value)))
                    .as("%s answered with %s: %s", reply.request(), name, value).isEmpty();
        }
    }

    /// What is wrong with a JSON text, by the schema at this place of the document. Tells places and rules, no values.
    public List<String> errors(String reference, String json) {
        return schemas.getSchema(SchemaLocation.of(HOME + reference))
                .validate(json, InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(error -> error.getInstanceLocation() + " breaks " + error.getSchemaLocation()).toList();
    }

    /// The node, or what it refers to.
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String quoted(String text) {
        try {
            return Reply.JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
