import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A step of the build: the contract that people write, `docs/openapi.yaml`, becomes the JSON that the console's function
/// serves, so that nothing parses YAML there.
///
/// In the document all APIs are at one address. Deployed, each has its own, which the function learns at run time only. So
/// each path gets `"servers": ["management"]`, with the tag of its operations in lower case, for the function to replace.
final class OpenApiJson {

    private static final String SERVERS = "servers";

    private OpenApiJson() {}

    /// @param arguments the YAML file, and the JSON file to write
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        var load = new Load(LoadSettings.builder().setLabel(source.toString()).build());
        Map<String, Object> document = map(load.loadFromString(Files.readString(source)));
        document.put(SERVERS, List.of("management"));
        Map<String, Object> paths = map(document.get("paths"));
        paths.replaceAll((path, item) -> at(path, map(item)));
        document.put("paths", paths);

        Path target = Path.of(arguments[1]);
        byte[] json = json(document);
        // A file that is written anew would have everything that depends on it built anew.
        if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), json)) {
            Files.createDirectories(target.getParent());
            Files.write(target, json);
        }
    }

    private static Map<String, Object> at(String path, Map<String, Object> item) {
        List<Object> tags = item.values().stream().filter(Map.class::isInstance)
                .map(operation -> map(operation).get("tags")).distinct().toList();
        if (tags.size() != 1 || !(tags.getFirst() instanceof List<?> list) || list.size() != 1) {
            throw new IllegalStateException(path + ": all operations must have one tag, and the same one");
        }
        item.put(SERVERS, List.of(list.getFirst().toString().toLowerCase(Locale.ROOT)));
        return item;
    }

    /// The same members, in their order.
    private static Map<String, Object> map(Object value) {
        var copy = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, member) -> copy.put(key.toString(), member));
        return copy;
    }

    private static byte[] json(Map<String, Object> document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            write(document, json);
        }
        return bytes.toByteArray();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var member : map.entrySet()) {
                    json.writeFieldName(member.getKey().toString());
                    write(member.getValue(), json);
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            default -> throw new IllegalStateException(value + " is no JSON");
        }
    }
}
