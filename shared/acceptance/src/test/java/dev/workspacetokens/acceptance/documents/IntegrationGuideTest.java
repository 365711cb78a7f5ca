package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.documents.MarkdownPage.Block;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the documentation tells integrations and secret scanners holds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationGuideTest {

    private static final Path TEMPLATE = Options.ofThisBuild().template().toAbsolutePath();

    @AutoClose private final Running system = Running.withDemoData();
    private final MarkdownPage guide = MarkdownPage.read("docs/integrate/README.md");
    private Reply issued;

    /// Whether this test runs the block.
    static boolean runs(Block block) {
        return block.language().equals("sh") && block.code().contains("--fail-with-body");
    }

    @BeforeAll
    void start() {
        issued = issue();
    }

    @Test
    void theJavaSnippetStartsABuild() throws Exception {
        String api = system.runner().url();
        String token = system.secretOf(issued);
        try (HttpClient client = HttpClient.newHttpClient()) {
            // snippet
            HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/apps/ios-shop/builds"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"branch\": \"main\"}"))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            // end
            assertThat(response.statusCode()).isEqualTo(201);
        }
        assertThat(words(block("java"))).isEqualTo(words(thisSnippet()));
    }

    @Test
    void theCurlSnippetAndTheStepOfGitHubActionsStartABuild() throws Exception {
        String command = block("sh", "--fail-with-body");
        assertThat(block("yaml")).contains(command.strip());
        var builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        builder.environment().put("API", system.runner().url());
        builder.environment().put("WORKSPACE_TOKEN", system.secretOf(issued));
        Process curl = builder.start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(output).isZero();
        assertThat(output).contains("\"status\":\"running\"");
    }

    @Test
    void theRuleForGitleaksFindsEveryIssuedTokenWhereverItLeaks() {
        Pattern rule = Pattern.compile(ruleValue("regex = '''(.+)'''"));
        double entropy = Double.parseDouble(ruleValue("entropy = ([0-9.]+)"));
        String keyword = ruleValue("keywords = \\[\"(.+)\"]");
        for (int round = 0; round < 20; round++) {
            String token = system.secretOf(issue());
            assertThat(token.contains(keyword)).isTrue();
            assertThat(entropy(token)).isGreaterThan(entropy);
            for (String place : List.of("%s", "TOKEN=%s", "\"%s\"", "https://x:%s@example.com/", "a %s, b", "'%s';")) {
                assertThat(rule.matcher(place.formatted(token)).results().map(match -> match.group().equals(token)))
                        .as("found once in %s", place).containsExactly(true);
            }
            for (String garbage : List.of(token.substring(1), token.substring(0, token.length() - 1), token + "A",
                    "x" + token, token.replace('_', '-'), token.replaceFirst("_.", "_!"))) {
                assertThat(rule.matcher(garbage).find()).as("garbage %s long", garbage.length()).isFalse();
            }
        }
        assertThat(entropy("wst_" + "A".repeat(60))).isLessThan(entropy);
        assertThat(guide.lines()).anyMatch(line -> line.contains("`" + rule.pattern() + "`"));
    }

    private Reply issue() {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
    }

    private String ruleValue(String line) {
        return Pattern.compile(line).matcher(block("toml")).results().findFirst().orElseThrow().group(1);
    }

    private String block(String language) {
        return block(language, "");
    }

    /// The first code block of a language that holds this text.
    private String block(String language, String text) {
        return guide.blocks(language).stream().map(Block::code).filter(code -> code.contains(text)).findFirst()
                .orElseThrow();
    }

    private static String thisSnippet() throws IOException {
        String source = Files.readString(TEMPLATE.resolveSibling("shared/acceptance/src/test/java")
                .resolve(IntegrationGuideTest.class.getName().replace('.', '/') + ".java"));
        return source.split("// snippet\n", 2)[1].split("// end\n", 2)[0];
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }

    /// Shannon's, in bits a character, as gitleaks computes it.
    private static double entropy(String text) {
        return text.chars().boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting())).values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2)).sum();
    }
}
