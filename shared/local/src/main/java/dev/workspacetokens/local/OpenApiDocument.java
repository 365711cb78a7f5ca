package dev.workspacetokens.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The contract for programs: `docs/openapi.yaml`, which people write, as the JSON that programs read.
public final class OpenApiDocument {

    private static final String SOURCE = "/openapi.yaml";

    private OpenApiDocument() {}

    /// The document as JSON text (OpenAPI 3.1).
    public static String json() {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream(SOURCE)) {
            var load = new Load(LoadSettings.builder().setLabel(SOURCE).build());
            return new ObjectMapper().writeValueAsString(load.loadFromInputStream(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(SOURCE + " holds what JSON has no word for", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
