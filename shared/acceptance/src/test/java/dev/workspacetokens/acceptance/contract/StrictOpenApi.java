package dev.workspacetokens.acceptance.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/// What OpenAPI 3.1 itself says of a document, by its official schemas. A member that it does not know is an error,
/// also within a schema, where JSON Schema alone would let it pass.
final class StrictOpenApi {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(ids -> ids
                    .mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")
                    .mapPrefix("https://contract.invalid/strict-openapi", "classpath:strict-openapi.json")))
            .getSchema(SchemaLocation.of("https://contract.invalid/strict-openapi"));

    private StrictOpenApi() {}

    /// What is wrong with a document, and where.
    static List<String> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage()).toList();
    }
}
