package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `PATCH /directory/workspaces/{workspace}`, status by status.
@OnEachBackend
final class RulesTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme");

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    private String rules() {
        String shown = api.get("acme").json().at("/data/rules").toString();
        assertThat(api.get("").json().at("/data/0/rules")).hasToString(shown);
        return shown;
    }

    @Test
    void rulesAreShownAsFarAsTheyAreSet() {
        assertThat(rules()).isEqualTo("{}");
        Reply set = api.patch("acme", "{'rules': {'max_lifetime_days': 90, 'max_tokens': 20}}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json()).isEqualTo(api.get("acme").json());
        assertThat(rules()).isEqualTo("{\"max_lifetime_days\":90,\"max_tokens\":20}");
    }

    @Test
    void whatIsNotNamedStaysAndNullTakesAway() {
        api.patch("acme", "{'rules': {'max_lifetime_days': 90, 'max_tokens': 20}}");
        assertThat(api.patch("acme", "{'rules': {}}").status()).isEqualTo(200);
        assertThat(rules()).isEqualTo("{\"max_lifetime_days\":90,\"max_tokens\":20}");
        api.patch("acme", "{'rules': {'max_lifetime_days': 30}}");
        assertThat(rules()).isEqualTo("{\"max_lifetime_days\":30,\"max_tokens\":20}");
        api.patch("acme", "{'rules': {'max_lifetime_days': null}}");
        assertThat(rules()).isEqualTo("{\"max_tokens\":20}");
        assertThat(api.patch("acme", "{'rules': {'max_lifetime_days': null, 'max_tokens': null}}").status())
                .isEqualTo(200);
        assertThat(rules()).isEqualTo("{}");
    }

    @Test
    void rulesStayWithWhateverElseChanges() {
        api.patch("acme", "{'rules': {'max_tokens': 20}}");
        Reply put = api.put("acme", "{'title': 'Acme 2'}");
        assertThat(put.json().at("/data/rules/max_tokens").asInt()).isEqualTo(20);
        api.putMember("acme/members/ada", "owner");
        api.putApp("acme/apps/web");
        api.delete("acme/apps/web");
        assertThat(rules()).isEqualTo("{\"max_tokens\":20}");
    }

    @Test
    void slugUsedAgainHasNoRules() {
        api.patch("acme", "{'rules': {'max_tokens': 20}}");
        api.delete("acme");
        api.with("acme");
        assertThat(rules()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{'rules': null}", "{'rules': []}", "{'rules': 90}",
            "{'title': 'a'}", "{'rules': {'max_tokens': '20'}}", "{'rules': {'max_tokens': 20.5}}",
            "{'rules': {'max_tokens': 20.0}}", "{'rules': {'max_tokens': true}}", "{'rules': {'max_apps': 1}}",
            "{'rules': {'require_sources': true}}", "{'rules': {'max_tokens': 1, 'max_tokens': 2}}",
            "{'rules': {'max_tokens': 1}, 'title': 'a'}"})
    void bodyOfAnotherShapeIsMalformed(String body) {
        assertThat(api.patch("acme", body).status()).isEqualTo(400);
        assertThat(rules()).isEqualTo("{}");
    }

    @Test
    void everythingWrongWithTheShapeIsTold() {
        assertThat(api.patch("acme", "{'rules': {'max_lifetime_days': '9', 'max_tokens': [], 'a': 1}, 'b': 1}")
                .pointers()).containsExactlyInAnyOrder("/rules/max_lifetime_days", "/rules/max_tokens", "/rules/a",
                        "/b");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -5", "36501, 2001", "1000000000000000000000, -1000000000000000000000"})
    void everyNumberThatIsNotAllowedIsTold(String days, String tokens) {
        api.patch("acme", "{'rules': {'max_tokens': 20}}");
        Reply reply = api.patch("acme",
                "{'rules': {'max_lifetime_days': %s, 'max_tokens': %s}}".formatted(days, tokens));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers()).containsExactly("/rules/max_lifetime_days", "/rules/max_tokens");
        assertThat(reply.json().at("/errors")).extracting(error -> error.path("detail").asText())
                .isEqualTo(List.of("must be 1 to 36500", "must be 1 to 2000"));
        assertThat(rules()).isEqualTo("{\"max_tokens\":20}");
    }

    @Test
    void workspaceThatIsBeingDeletedIsAConflict() {
        api.putMember("acme/members/ada", "owner");
        api.through(new DynamoDb.Crash(2, false)).delete("acme");
        Reply reply = api.patch("acme", "{'rules': {'max_tokens': 20}}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/detail")).contains("is being deleted");
        api.put("acme", "{'title': 'Acme'}");
        assertThat(api.patch("acme", "{'rules': {'max_tokens': 20}}").status()).isEqualTo(200);
    }

    @Test
    void tableThatDoesNotAnswerIsUnavailable() {
        assertThat(api.through(new DynamoDb.Crash(1, false)).patch("acme", "{'rules': {'max_tokens': 20}}").status())
                .isEqualTo(503);
        assertThat(rules()).isEqualTo("{}");
    }
}
