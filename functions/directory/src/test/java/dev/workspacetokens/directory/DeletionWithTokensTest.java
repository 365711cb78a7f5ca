package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Deletions of a workspace that revoke its tokens.
@OnEachBackend
final class DeletionWithTokensTest {

    private static final String WITH_TOKENS = "initech?revoke_tokens=true";
    /// More than one transaction holds.
    private static final int TOKENS = 103;

    private final DirectoryApi api = Scenario.seed(DirectoryApi.onAnEmptyTable());
    private final Tokens tokens = new Tokens(api.tokenTable());

    private long rows(DirectoryApi of, String prefix) {
        return of.rows().stream().filter(row -> Objects.requireNonNull(row.get("PK")).s().startsWith(prefix)).count();
    }

    private void create(int count) {
        IntStream.range(0, count)
                .forEach(
                        i -> tokens.create(tokens.owner("initech", "ian"), i % 2 == 0 ? List.of("a", "b") : List.of()));
    }

    /// More tokens than one transaction holds, every second one with a role in two apps: two of them are created, the
    /// others are copies of their rows.
    private void withManyTokens() {
        Owner owner = tokens.owner("initech", "ian");
        List<String> models = List.of(tokens.create(owner, List.of("a", "b")).id().value(),
                tokens.create(owner).id().value());
        var rows = new HashSet<Map<String, AttributeValue>>();
        for (var row : api.rows()) {
            rows.add(with(row, text -> text, TOKENS));
            for (int i = 2; i < TOKENS; i++) {
                String model = models.get(i % 2);
                String copy = "%018d".formatted(i);
                if (row.toString().contains(model)) {
                    rows.add(with(row, text -> text.replace(model, copy), TOKENS));
                }
            }
        }
        DirectoryApi.holding(rows);
    }

    /// The row with these texts, and with this many where it counts tokens.
    private static Map<String, AttributeValue> with(Map<String, AttributeValue> row, UnaryOperator<String> texts,
            int count) {
        var other = new HashMap<>(row);
        other.replaceAll((_, value) -> value.s() == null ? value : AttributeValue.fromS(texts.apply(value.s())));
        other.replace("tokens", AttributeValue.fromN(String.valueOf(count)));
        return other;
    }

    private void assertNothingIsLeft(DirectoryApi of) {
        assertThat(of.get("initech").status()).isEqualTo(404);
        for (String prefix : List.of("CREDENTIAL#", "TOKENS#", "COUNT#", "USE#", "PARTICULARS#")) {
            assertThat(rows(of, prefix)).as(prefix).isZero();
        }
    }

    @Test
    void revokesEveryTokenAndDeletesTheWorkspace() {
        withManyTokens();
        assertThat(rows(api, "GRANT#")).isEqualTo(104);
        assertThat(api.delete("initech").status()).isEqualTo(409);
        assertThat(rows(api, "CREDENTIAL#")).isEqualTo(TOKENS);
        assertThat(api.delete(WITH_TOKENS).status()).isEqualTo(204);
        assertNothingIsLeft(api);
        assertThat(rows(api, "GRANT#")).isZero();
        Consistency.check(api);
        assertThat(api.delete(WITH_TOKENS).status()).as("again").isEqualTo(204);
    }

    /// A use holds the address that a token was used from.
    @Test
    void usesOfTheTokensGoWithThem() {
        WorkspaceToken token = tokens.create("initech", "ian");
        var rows = new HashSet<>(api.rows());
        rows.add(Map.of("PK", AttributeValue.fromS("USE#" + token.workspace().uid()), "SK",
                AttributeValue.fromS(token.id().value()), "source", AttributeValue.fromS("192.0.2.7")));
        DirectoryApi used = DirectoryApi.holding(rows);
        assertThat(rows(used, "USE#")).isEqualTo(1);
        assertThat(used.delete(WITH_TOKENS).status()).isEqualTo(204);
        assertNothingIsLeft(used);
    }

    @Test
    void revokesNothingWhileTheWorkspaceHasApps() {
        WorkspaceToken token = tokens.create("initech", "ian");
        api.putApp("initech/apps/new");
        assertThat(api.delete(WITH_TOKENS).status()).isEqualTo(409);
        assertThat(rows(api, "CREDENTIAL#" + token.id())).isEqualTo(1);
        assertThat(api.putApp("initech/apps/more").status()).as("it is open").isEqualTo(201);
        var app = new DynamoDb.At(1, true, () -> api.putApp("hooli/apps/late"));
        api.with("hooli").putMember("hooli/members/gavin", "owner");
        tokens.create("hooli", "gavin");
        assertThat(api.through(app).delete("hooli?revoke_tokens=true").status()).as("an app came in").isEqualTo(409);
        assertThat(rows(api, "CREDENTIAL#")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "false", "TRUE", "1", "yes", "true "})
    void isNotMeantByAnyOtherValue(String value) {
        tokens.create("initech", "ian");
        assertThat(api.delete("initech?revoke_tokens=" + DirectoryApi.encode(value)).status()).isEqualTo(400);
        assertThat(rows(api, "CREDENTIAL#")).isEqualTo(1);
        assertThat(api.get("initech").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void brokenOffAtAnyWriteIsCompletedByARepetition(boolean afterWriting) {
        create(4);
        var rows = api.rows();
        boolean more = true;
        for (int write = 1; more; write += Backend.shared().stride()) {
            var crash = new DynamoDb.Crash(write, afterWriting);
            DirectoryApi again = DirectoryApi.holding(rows);
            int status = again.through(crash).delete(WITH_TOKENS).status();
            more = crash.happened();
            assertThat(status).as("write %d", write).isEqualTo(more ? 503 : 204);
            assertThat(again.delete(WITH_TOKENS).status()).isEqualTo(204);
            assertNothingIsLeft(again);
        }
    }

    @Test
    void brokenOffLetsNoTokenBeCreatedUntilTheWorkspaceIsPutAgain() {
        create(4);
        var owner = tokens.owner("initech", "ian");
        assertThat(api.through(new DynamoDb.Crash(2, false)).delete(WITH_TOKENS).status()).isEqualTo(503);
        assertThatThrownBy(() -> tokens.create(owner)).isInstanceOf(Refusal.NotFound.class);
        assertThat(api.delete("initech").status()).as("it has tokens still, and is open again").isEqualTo(409);
        assertThat(tokens.create(owner).version()).isEqualTo(1);
    }

    @Test
    void workspaceThatIsPutMeanwhileIsClosedAgainBeforeMoreTokensGo() {
        withManyTokens();
        var put = new DynamoDb.At(4, true, () -> api.put("initech", "{'title': 'Still here'}"));
        assertThat(api.through(put).delete(WITH_TOKENS).status()).isEqualTo(204);
        assertThat(put.happened()).isTrue();
        assertNothingIsLeft(api);
    }

    @Test
    void refusalBehindARevocationDoesNotClaimThatNothingWasChanged() {
        create(3);
        var app = new DynamoDb.At(4, true, () -> {
            api.put("initech", "{'title': 'Still here'}");
            api.putApp("initech/apps/late");
        });
        Reply reply = api.through(app).delete(WITH_TOKENS);
        assertThat(app.happened()).isTrue();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("/type")).endsWith("outcome-unknown");
        assertThat(rows(api, "CREDENTIAL#")).isZero();
        assertThat(api.get("initech").status()).isEqualTo(200);
    }

    @Test
    void tokenThatIsRegeneratedMeanwhileStaysDead() {
        WorkspaceToken token = tokens.create("initech", "ian");
        var owner = tokens.owner("initech", "ian");
        var behind = new DynamoDb.At(3, true, () -> assertThatThrownBy(() -> tokens.regenerate(owner, token))
                .isInstanceOf(Refusal.class));
        assertThat(api.through(behind).delete(WITH_TOKENS).status()).isEqualTo(204);
        assertThat(behind.happened()).isTrue();
        assertNothingIsLeft(api);
    }
}
