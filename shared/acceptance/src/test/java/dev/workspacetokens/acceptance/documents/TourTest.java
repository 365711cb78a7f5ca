package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.documents.MarkdownPage.Block;
import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.local.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tours of the README and of the documentation, typed as they stand there, show what they say.
class TourTest {

    private static final String ADDRESS = "http://127.0.0.1:3000";

    @TempDir private Path folder;
    private LocalRunner runner;

    /// Whether this test runs the block: one that calls the local runner.
    static boolean runs(Block block) {
        return block.language().equals("sh") && block.code().contains("$api/");
    }

    @BeforeEach
    void start() {
        Programs.assume("sh", "curl", "jq");
        runner = LocalRunner.start(Options.ofThisBuild());
    }

    @AfterEach
    void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void tourOfTheReadmeEndsWithARevokedToken() throws Exception {
        String output = type("README.md");
        assertThat(output).contains("\"name\": \"CI\"", "\"status\": \"running\"")
                .endsWith("{\"message\": \"A valid workspace token is required.\"}");
    }

    @Test
    void tourOfTheDocumentationShowsEachStatusThatItNames() throws Exception {
        String output = type("docs/tour.md");
        assertThat(statuses(output)).containsExactly("403", "401", "204", "401", "204", "401");
        assertThat(output).contains("\"token\": \"wst_", "The token has no access to this app.",
                "\"slug\": \"ios-shop\"", "\"title\": \"TV\"",
                "\"generation\": 2,\n  \"until\": ");
        assertThat(Pattern.compile("([0-9A-Za-z]{18})\n\\1\n").matcher(output).find())
                .as("the id of the repeated call, twice").isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lifeOfATokenIsAsItsPageSays() throws Exception {
        String output = type("docs/life-of-a-token.md");
        assertThat(output).contains("\"type\": \"token.regenerated\"", "\"secret\": \"present\",\n  \"works\": true")
                .endsWith("\ndisabled");
    }

    private String type(String page) throws Exception {
        return run(blocks(page).collect(Collectors.joining()));
    }

    private static Stream<String> blocks(String page) {
        return MarkdownPage.read(page).blocks().stream().filter(TourTest::runs).map(Block::code);
    }

    private String run(String commands) throws Exception {
        String script = commands.replace(ADDRESS, runner.url());
        Process shell = new ProcessBuilder("sh", "-euc", script).directory(folder.toFile()).redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output.strip();
    }

    private static List<String> statuses(String output) {
        return Pattern.compile("HTTP/1.1 (\\d+)").matcher(output).results().map(match -> match.group(1)).toList();
    }
}
