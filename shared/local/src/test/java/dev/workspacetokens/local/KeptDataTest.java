package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.TestPolicy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real template and handlers, with a folder that keeps the data between two runs.
final class KeptDataTest {

    private static final String ACME = "/directory/workspaces/acme";

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> call(LocalRunner runner, String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(runner.uri(path)).header("Content-Type", "application/json")
                .header("Authorization", authorization).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    @Test
    void secondRunKnowsTheTokensOfTheFirstAndLeavesWhatPeopleChanged(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Options options = Options.ofThisBuild().withData(data)
                .withParameters(Map.of("AccessPolicy", "stored"));
        String token;
        try (var first = LocalRunner.start(options)) {
            assertThat(call(first, "GET", ACME + "/members", "-", "").body()).contains("Ada ", "Max ");
            assertThat(call(first, "PUT", "/directory/access-policy", "-",
                    new String(TestPolicy.json(), StandardCharsets.UTF_8)).statusCode()).isEqualTo(201);
            assertThat(call(first, "PUT", ACME, "-", "{\"title\":\"Renamed\"}").statusCode()).isEqualTo(200);
            HttpResponse<String> created = call(first, "POST", "/workspaces/acme/tokens", "Bearer " + first.jwt("ada"),
                    "{\"name\":\"kept\",\"expires_at\":\"" + options.clock().instant().plusSeconds(3600)
                            + "\",\"roles\":{\"apps\":{\"web\":\"developer\"}}}");
            assertThat(created.statusCode()).isEqualTo(201);
            token = created.body().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");
        }
        try (var second = LocalRunner.start(options)) {
            assertThat(call(second, "GET", ACME, "-", "").body()).contains("\"title\":\"Renamed\"");
            assertThat(call(second, "GET", "/me", token, "").statusCode()).isEqualTo(200);
            assertThat(call(second, "GET", "/apps/web", token, "").statusCode()).isEqualTo(200);
            assertThat(call(second, "GET", "/apps/ios-shop", token, "").statusCode()).isEqualTo(403);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("kms-keys"))))
                .isEqualTo("rw-------");
    }
}
