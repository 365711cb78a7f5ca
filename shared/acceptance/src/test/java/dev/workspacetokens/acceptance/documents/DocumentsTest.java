package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.documents.MarkdownPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents lead somewhere: each link has its target, each page can be reached, and each command is run
/// by somebody.
class DocumentsTest {

    private static final int MOST_LINES_OF_A_README = 150;

    /// Who runs a command.
    ///
    /// @param start what the command begins with
    /// @param runner the file that runs it
    /// @param words what stands there when it does
    private record Run(String start, String runner, String words) {}

    private static final String TESTS = "shared/acceptance/src/test/java/dev/workspacetokens/acceptance/";

    /// What only AWS can show: nobody runs it before there is a stack.
    private static final String NOBODY = "docs/operate/on-aws.md";
    private static final String NOT_YET = "Nothing here has run on AWS yet.";

    private static final List<Run> RUNS = List.of(
            new Run("./mvnw -q -Plocal", ".ci/first-run", "./mvnw -q -Plocal"),
            new Run("ConsoleName=\"Acme Tokens\" ConsoleColor=#0b5fff ConsoleColorDark=#8fb8ff ./mvnw -q -Plocal",
                    "shared/local/src/test/java/dev/workspacetokens/local/CannotStartTest.java",
                    "\"ConsoleColor\", \"#0b5fff\", \"ConsoleName\""),
            new Run("UPSTREAM=http://localhost:8000 POLICY=../my-api/policy.json ./mvnw -q -Plocal",
                    TESTS + "documents/OwnServerTest.java", ".withUpstream(upstream)"),
            new Run("./mvnw verify -Psam", ".ci/run", "verify -Psam"),
            new Run("./mvnw verify", ".github/workflows/verify.yml", "./mvnw -B verify"),
            new Run("OWNER_ACCESS_TOKEN=… ./mvnw verify -Dstack=", NOBODY, NOT_YET),
            // A phase of the lifecycle on the way to verify.
            new Run("./mvnw package", ".ci/run", "verify -Psam"),
            new Run("./mvnw spotless:apply", "pom.xml", "spotless-maven-plugin"),
            new Run(".ci/run", ".github/workflows/full.yml", ".ci/run"),
            new Run(".ci/nightly", ".github/workflows/full.yml", ".ci/nightly"),
            new Run("sam build", TESTS + "sam/SamBuildTest.java", "SamCli.command(\"build\""),
            new Run("sam deploy", NOBODY, NOT_YET),
            new Run("functions/directory/add-owner workspace-tokens acme ada@example.com \"Ada Lindqvist\"",
                    TESTS + "operations/AddOwnerScriptTest.java",
                    "\"workspace-tokens\", \"acme\", \"ada@example.com\", \"Ada Lindqvist\""),
            new Run("openapi-generator-cli generate -g python -i ", TESTS + "contract/GeneratedClientsTest.java",
                    "tools.python(\"openapi-generator-cli\"), \"generate\", \"-g\", \"python\""),
            new Run("npx openapi-typescript ", TESTS + "contract/GeneratedClientsTest.java",
                    "tools.node(\"openapi-typescript\")"),
            new Run("aws cognito-idp ", NOBODY, NOT_YET),
            new Run("aws cloudformation describe-stack-resources ", NOBODY, NOT_YET),
            new Run("aws dynamodb ", NOBODY, NOT_YET),
            new Run("aws kms create-key ", NOBODY, NOT_YET),
            new Run("aws logs tail ", NOBODY, NOT_YET),
            new Run("aws events put-", NOBODY, NOT_YET),
            new Run("aws lambda invoke ", NOBODY, NOT_YET),
            new Run("aws sqs start-message-move-task ", NOBODY, NOT_YET),
            new Run("directory=$(aws cloudformation describe-stacks ", NOBODY, NOT_YET),
            new Run("eval \"$(aws configure export-credentials ", NOBODY, NOT_YET),
            new Run("signed() { curl --aws-sigv4 ", NOBODY, NOT_YET),
            new Run("signed -X PUT \"$directory/directory/", NOBODY, NOT_YET),
            new Run("curl -s https://API_ID.execute-api.", NOBODY, NOT_YET),
            // By hand on LocalStack, what these tests do by Java.
            new Run("docker run -d -p 4566:4566 localstack/localstack:4.14.0",
                    "shared/testing/src/main/java/dev/workspacetokens/testing/LocalStack.java",
                    "localstack/localstack:4.14.0"),
            new Run("export AWS_", TESTS + "sam/SamCli.java", "Map.of(\"AWS_ACCESS_KEY_ID\", \"test\""),
            new Run("alias awsl='aws --endpoint-url ", TESTS + "sam/CloudForSam.java", "LocalStack.shared().client("),
            new Run("awsl dynamodb create-table ", TESTS + "sam/CloudForSam.java", "dynamoDb.createTable("),
            new Run("key=$(awsl kms create-key ", TESTS + "sam/CloudForSam.java", "kms.createKey("),
            new Run("awsl kms create-alias ", TESTS + "sam/CloudForSam.java", "kms.createAlias("),
            new Run("for event in put-workspace put-apps put-members; do sam local invoke ",
                    TESTS + "sam/SamInvokeTest.java", "SamCli.local(cloud, \"invoke\""),
            new Run("sam local invoke ", TESTS + "sam/SamInvokeTest.java", "SamCli.local(cloud, \"invoke\""),
            new Run("sam local start-api", TESTS + "sam/SamStartApiTest.java", "\"start-api\""));

    @Test
    void everyLinkHasItsTargetAndEveryAnchorItsHeading() {
        List<MarkdownPage> pages = MarkdownPage.all();
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages.stream().flatMap(page -> page.links().stream().filter(link -> leadsNowhere(page, link))
                .map(link -> page.name() + ": " + link))).isEmpty();
    }

    private static boolean leadsNowhere(MarkdownPage page, String link) {
        Path target = page.target(link);
        return !Files.exists(target) || !target.startsWith(MarkdownPage.ROOT) || (link.contains("#")
                && !MarkdownPage.read(target).anchors().contains(link.replaceFirst(".*#", "")));
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        var reached = new TreeSet<>(List.of(MarkdownPage.ROOT.resolve("README.md")));
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            var page = MarkdownPage.read(next.remove());
            page.links().stream().map(page::target).filter(target -> target.toString().endsWith(".md"))
                    .filter(reached::add).forEach(next::add);
        }
        assertThat(MarkdownPage.all()).filteredOn(page -> !page.name().startsWith(".github"))
                .extracting(MarkdownPage::file).isSubsetOf(reached);
    }

    /// On the next line it would be a row of its own.
    @Test
    void everyRowOfATableStandsOnOneLine() {
        assertThat(MarkdownPage.all().stream().flatMap(page -> page.lines().stream())
                .filter(line -> line.startsWith("| "))).hasSizeGreaterThan(100).allMatch(line -> line.endsWith(" |"));
    }

    @Test
    void theReadmeIsADoor() throws IOException {
        assertThat(Files.readAllLines(MarkdownPage.ROOT.resolve("README.md")))
                .hasSizeLessThanOrEqualTo(MOST_LINES_OF_A_README);
    }

    @Test
    void everyCommandIsRunBySomebody() {
        List<String> commands = MarkdownPage.all().stream().filter(page -> !page.name().equals(NOBODY))
                .flatMap(page -> shell(page).filter(block -> !isRunWhole(block)))
                .flatMap(block -> block.commands().stream())
                .flatMap(line -> Arrays.stream(line.split(" && ", -1))).toList();
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands).filteredOn(command -> RUNS.stream().noneMatch(run -> command.startsWith(run.start())))
                .as("nobody is known to run them").isEmpty();
    }

    @Test
    void whoRunsACommandDoesRunIt() throws IOException {
        for (Run run : RUNS) {
            assertThat(Files.readString(MarkdownPage.ROOT.resolve(run.runner())).contains(run.words()))
                    .as("%s runs %s", run.runner(), run.start()).isTrue();
        }
    }

    private static Stream<Block> shell(MarkdownPage page) {
        return Stream.of("sh", "console").flatMap(language -> page.blocks(language).stream());
    }

    /// Whether a test runs it as it stands there.
    private static boolean isRunWhole(Block block) {
        return TourTest.runs(block) || IntegrationGuideTest.runs(block) || OwnServerTest.runs(block);
    }
}
