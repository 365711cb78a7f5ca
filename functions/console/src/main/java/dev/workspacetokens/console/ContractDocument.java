package dev.workspacetokens.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The contract for programs, `/openapi.json`: `docs/openapi.yaml`, which the build has made JSON of, with the
/// addresses that the APIs have in this deployment.
///
/// It does not name the directory API's. Only the SaaS' backend calls that, which has it from the stack's outputs;
/// whoever else knew it could use up its ceiling of requests, and with it the way to freeze a workspace.
final class ContractDocument {

    private static final String RESOURCE = "/openapi.json";

    /// A stage variable holds no character that JSON would escape.
    private static final String SERVER = """
            "servers":[{"url":"%s","description":"%s"}]""";

    /// A server whose host the reader has to put in.
    private static final String UNNAMED = """
            "servers":[{"url":"https://{host}","description":"%s","variables":{"host":{"default":"%s"}}}]""";

    private final Map<Addresses, Asset> documents = new ConcurrentHashMap<>();

    /// Where the APIs are.
    ///
    /// @param sample of the sample API; empty: it is not deployed
    record Addresses(String management, String sample) {

        static Addresses of(Map<String, String> stageVariables) {
            var variables = new StageVariables(stageVariables);
            return new Addresses(variables.required("management_url"), variables.optional("sample_url"));
        }
    }

    /// The document of a deployment with its APIs there.
    Asset at(Addresses addresses) {
        return documents.computeIfAbsent(addresses, ContractDocument::documentOf);
    }

    private static Asset documentOf(Addresses addresses) {
        String document = read()
                .replace(place("management"), SERVER.formatted(addresses.management(), "The management API."))
                .replace(place("directory"), UNNAMED.formatted("The directory API, at the host of the stack's output "
                        + "DirectoryApiUrl. Requests are signed.", "directory-api.invalid"))
                .replace(place("sample"), addresses.sample().isEmpty()
                        ? UNNAMED.formatted("The sample API, which this deployment does not have.",
                                "sample-api.invalid")
                        : SERVER.formatted(addresses.sample(), "The sample API."));
        Asset asset = Asset.of(RESOURCE, document.getBytes(StandardCharsets.UTF_8));
        return new Asset("application/json", asset.hash(), asset.gzipped(), asset.plain());
    }

    private static String place(String api) {
        return "\"servers\":[\"" + api + "\"]";
    }

    /// As the build leaves it, with each API's name in place of its servers.
    private static String read() {
        try (InputStream in = ContractDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the function's package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
