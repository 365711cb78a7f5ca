package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.documents.MarkdownPage.Block;
import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.local.PolicyFile;
import dev.workspacetokens.local.Upstream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation says to try in front of one's own server, with its policy, its server and its calls.
class OwnServerTest {

    private final MarkdownPage guide = MarkdownPage.read("docs/integrate/README.md");

    @TempDir private Path folder;

    /// Whether this test runs the block.
    static boolean runs(Block block) {
        return block.language().equals("sh") && block.code().contains("http://127.0.0.1:3001/");
    }

    private String block(String language, String text) {
        return guide.blocks(language).stream().map(Block::code).filter(code -> code.contains(text)).findFirst()
                .orElseThrow();
    }

    @Test
    void callsAreAnsweredAsThePageSaysAndTheServerIsToldWhoCalled() throws Exception {
        Programs.assume("sh", "curl", "jq", "python3");
        String policy = Files.writeString(folder.resolve("policy.json"), block("json", "tasks:read")).toString();
        int port = freePort();
        Path server = Files.writeString(folder.resolve("server.py"),
                block("python", "HTTPServer").replace("8000", String.valueOf(port)));
        Process python = new ProcessBuilder("python3", server.toString()).inheritIO().start();
        var upstream = new Upstream(URI.create("http://localhost:" + port), PolicyFile.read(policy), "default", 0);
        try (var runner = LocalRunner.start(Options.ofThisBuild().withUpstream(upstream))) {
            var _ = Programs.run(List.of("curl", "-s", "--retry", "60", "--retry-delay", "1", "--retry-connrefused",
                    "http://127.0.0.1:" + port + "/"), Map.of(), "");
            String calls = guide.blocks().stream().filter(OwnServerTest::runs).map(Block::code).findFirst()
                    .orElseThrow()
                    .replace("http://127.0.0.1:3000", runner.url())
                    .replace("http://127.0.0.1:3001", Objects.requireNonNull(runner.upstreamUrl()));
            String output = Programs.run(List.of("sh", "-c", calls), Map.of(), "");
            assertThat(Pattern.compile("HTTP/1.1 (\\d+)").matcher(output).results().map(found -> found.group(1)))
                    .as(output).containsExactly("200", "403", "403", "403", "401");
            assertThat(output)
                    .contains("GET /projects/my-project/tasks", "X-Workspace: acme", "X-Workspace-App: my-project",
                            "X-Workspace-Role: reader")
                    .doesNotContain("Authorization:");
        } finally {
            python.destroy();
            python.waitFor();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
