package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET` and `PUT /directory/access-policy`, status by status.
@OnEachBackend
final class AccessPolicyCallsTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable();

    /// A policy of roles that all may the same.
    private static String roles(String... ids) {
        return Stream.of(ids).map("{'id': '%s', 'title': 'T', 'description': 'D', 'permissions': ['p']}"::formatted)
                .collect(Collectors.joining(", ", "{'roles': [", "], 'apis': {'default': {'routes': "
                        + "{'GET /apps/{app}': 'p'}}}}"));
    }

    private static Reply send(DirectoryApi api, String method, @Nullable String query, @Nullable String ifMatch,
            @Nullable String body) {
        var event = DirectoryApi.event(method + " /directory/access-policy", Map.of(), query,
                body == null ? null : body.replace('\'', '"'));
        event.setHeaders(ifMatch == null ? Map.of() : Map.of("if-match", ifMatch));
        return api.send(event);
    }

    private Reply get() {
        return send(api, "GET", null, null, null);
    }

    private Reply put(String body) {
        return send(api, "PUT", null, null, body);
    }

    private Reply put(String query, String body) {
        return send(api, "PUT", query, null, body);
    }

    private Reply putIf(String ifMatch, String body) {
        return send(api, "PUT", null, ifMatch, body);
    }

    private String stored() {
        return get().json().at("/data/policy/roles").findValuesAsText("id").toString();
    }

    @Test
    void thereIsNoneUntilOneIsPut() {
        Reply none = get();
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Test
    void firstIsCreatedAndShownAsItWasPut() {
        Instant before = Instant.now();
        Reply put = put(roles("editor"));
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.headers()).containsEntry("etag", "\"1\"");
        assertThat(put.json().at("/data/version").asInt()).isEqualTo(1);
        assertThat(put.json().at("/data/narrowed")).isEmpty();
        assertThat(Instant.parse(put.text("/data/in_force_at")))
                .isBetween(before.plusSeconds(60).minus(Duration.ofMillis(1)), Instant.now().plusSeconds(60));
        Reply got = get();
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.headers()).containsEntry("etag", "\"1\"");
        assertThat(got.json().at("/data/version").asInt()).isEqualTo(1);
        assertThat(Instant.parse(got.text("/data/updated_at"))).isBetween(before.minusMillis(1), Instant.now());
        assertThat(got.json().at("/data/policy").toString().replace('"', '\''))
                .isEqualTo(roles("editor").replace(", ", ",").replace(": ", ":"));
    }

    @Test
    void laterOnesReplaceItAndTellWhatNarrows() {
        put(roles("editor", "viewer"));
        Reply put = put("drop_role=viewer", roles("editor").replace("GET", "POST"));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.headers()).containsEntry("etag", "\"2\"");
        assertThat(put.json().at("/data/narrowed").findValuesAsText("pointer"))
                .containsExactly("/roles/viewer", "/apis/default/routes/GET ~1apps~1{app}");
        assertThat(stored()).isEqualTo("[editor]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "null", "[]", "{", "{'roles': 1, 'apis': {}}", "{'roles': []}{}",
            "{'roles': [], 'apis': {}, 'more': 1}"})
    void bodyOfAnotherShapeIsMalformedAndChangesNothing(String body) {
        put(roles("editor"));
        assertThat(put(body).status()).isEqualTo(400);
        assertThat(put("dry_run=true", body).status()).isEqualTo(400);
        assertThat(stored()).isEqualTo("[editor]");
    }

    @Test
    void everythingThatIsWrongWithTheContentIsTold() {
        put(roles("editor"));
        for (@Nullable
        String query : new @Nullable String[]{null, "dry_run=true"}) {
            Reply wrong = send(api, "PUT", query, null, """
                    {"roles": [{"id": "A B", "title": "", "description": "", "permissions": ["p"]}],
                     "apis": {"default": {"routes": {"GET /apps/{app}": "nobody:has"}}}}""");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.pointers()).contains("/roles/0/id", "/roles/0/title",
                    "/apis/default/routes/GET ~1apps~1{app}");
        }
        assertThat(stored()).isEqualTo("[editor]");
    }

    @Test
    void droppedRoleMustBeNamed() {
        put(roles("editor", "viewer", "guest"));
        for (@Nullable
        String query : new @Nullable String[]{null, "drop_role=viewer", "drop_role=other,viewer"}) {
            Reply refused = send(api, "PUT", query, null, roles("editor"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors").toString()).contains("guest");
        }
        assertThat(stored()).isEqualTo("[editor, viewer, guest]");
        assertThat(put("drop_role=", roles("editor", "viewer", "guest")).status()).isEqualTo(400);
        assertThat(put("drop_role=viewer,%20guest,unknown", roles("editor")).status()).isEqualTo(200);
        assertThat(stored()).isEqualTo("[editor]");
    }

    @Test
    void dryRunTellsAndStoresNothing() {
        Reply first = put("dry_run=true", roles("editor"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/data/version").asInt()).isZero();
        assertThat(first.headers()).doesNotContainKey("etag");
        assertThat(get().status()).isEqualTo(404);
        put(roles("editor", "viewer"));
        Reply later = put("dry_run=true", roles("editor"));
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.json().at("/data/narrowed").findValuesAsText("pointer")).containsExactly("/roles/viewer");
        assertThat(later.json().at("/data").has("in_force_at")).isFalse();
        assertThat(later.headers()).containsEntry("etag", "\"1\"");
        assertThat(stored()).isEqualTo("[editor, viewer]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry_run=", "dry_run=1", "dry_run=TRUE", "dry_run=true,true"})
    void dryRunThatIsNeitherTrueNorFalseIsMalformed(String query) {
        assertThat(put(query, roles("editor")).status()).isEqualTo(400);
        assertThat(get().status()).isEqualTo(404);
    }

    @Test
    void versionThatIsNotExpectedIsRefused() {
        assertThat(putIf("*", roles("editor")).status()).isEqualTo(412);
        assertThat(putIf("\"1\"", roles("editor")).status()).isEqualTo(412);
        assertThat(get().status()).isEqualTo(404);
        put(roles("editor"));
        for (String other : new String[]{"\"2\"", "W/\"1\"", "\"0\""}) {
            assertThat(putIf(other, roles("editor")).status()).as(other).isEqualTo(412);
        }
        assertThat(putIf("\"7\", \"1\"", roles("editor")).status()).isEqualTo(200);
        assertThat(putIf("*", roles("editor")).status()).isEqualTo(200);
        assertThat(get().headers()).containsEntry("etag", "\"3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "", "\"1", "'1'"})
    void versionThatIsNotInQuotesIsMalformed(String condition) {
        put(roles("editor"));
        assertThat(putIf(condition, roles("other")).status()).isEqualTo(400);
        assertThat(putIf(condition, roles("A B")).status()).as("before 422").isEqualTo(400);
        assertThat(stored()).isEqualTo("[editor]");
    }

    @Test
    void oneThatSomebodyElseReplacesMeanwhileIsAConflict() {
        put(roles("editor"));
        var theirs = new DynamoDb.At(1, true, () -> put(roles("editor", "theirs")));
        assertThat(send(api.through(theirs), "PUT", null, null, roles("editor", "mine")).status()).isEqualTo(409);
        assertThat(theirs.happened()).isTrue();
        assertThat(stored()).isEqualTo("[editor, theirs]");
    }

    @Test
    void tooLargeOnesAreRefused() {
        var random = new Random(1);
        String many = Stream.iterate(0, i -> i + 1).limit(40)
                .map(i -> "{'id': 'r%d', 'title': 'T', 'description': '%s', 'permissions': ['p']}".formatted(i,
                        random.ints(280, 0x4E00, 0x9000).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                                StringBuilder::append)))
                .collect(Collectors.joining(", ", "{'roles': [", "], 'apis': {}}"));
        Reply packed = put(many);
        assertThat(packed.status()).isEqualTo(422);
        assertThat(packed.json().at("/errors/0/detail").asText()).contains("16000 bytes");
        assertThat(put(" ".repeat(1 << 20) + roles("editor")).status()).isEqualTo(413);
        assertThat(get().status()).isEqualTo(404);
    }

    @Test
    void tableThatDoesNotAnswerIsUnavailable() {
        put(roles("editor"));
        assertThat(send(api.through(new DynamoDb.Crash(1, false)), "PUT", null, null, roles("editor", "more"))
                .status()).isEqualTo(503);
        assertThat(stored()).isEqualTo("[editor]");
    }
}
