package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is refused changes nothing.
@OnEachBackend
final class RefusalsTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme");
    private Object before = "";

    @BeforeEach
    void remember() {
        api.putApp("acme/apps/web");
        api.putMember("acme/members/ada", "owner");
        before = api.rows();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(api.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"GET,nobody", "GET,nobody/apps", "PUT,nobody/apps", "PUT,nobody/apps/web", "GET,nobody/members",
            "PUT,nobody/members", "PUT,nobody/members/ada", "PATCH,nobody"})
    void missingWorkspaceIsNotFoundWhateverTheBody(String method, String path) {
        Reply reply = api.send(method, path, "no JSON");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(reply.text("/detail")).isEqualTo("There is no workspace 'nobody'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME", "acme_1", "%C3%A4", "a%2Fb", "%20", "a%23b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsNoSlugIsMalformed(String slug) {
        assertThat(api.put(slug, "{'title': 'T'}").status()).isEqualTo(400);
        assertThat(api.get(slug).status()).isEqualTo(400);
        assertThat(api.delete(slug).status()).isEqualTo(400);
        assertThat(api.patch(slug, "{'rules': {}}").status()).isEqualTo(400);
        assertThat(api.get(slug + "/members").status()).isEqualTo(400);
        assertThat(api.putApp("acme/apps/" + slug).status()).isEqualTo(400);
        assertThat(api.delete("acme/apps/" + slug).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3%A4", "a%00", "%0A", "%7F", ""})
    void whoCannotBeIsMalformed(String sub) {
        assertThat(api.putMember("acme/members/" + sub, "viewer").status()).isEqualTo(400);
        assertThat(api.delete("acme/members/" + sub).status()).isEqualTo(400);
        assertThat(api.putMember("acme/members/" + "a".repeat(256), "viewer").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "'text'", "{", "{}", "{'title': 1}", "{'title': null}",
            "{'title': 'a', 'title': 'b'}", "{'title': 'a', 'uid': 'x'}", "{'title': 'a'} {}", "NaN",
            "{'title': '\\ud800'}", "[[[[[[[[[[[[[[[[[[[[[[[["})
    void bodyOfAnotherShapeIsMalformed(String body) {
        assertThat(api.put("acme", body).status()).isEqualTo(400);
        assertThat(api.put("acme/apps/web", body).status()).isEqualTo(400);
        assertThat(api.put("acme/members/ada", body).status()).isEqualTo(400);
        assertThat(api.put("acme/apps", body).status()).isEqualTo(400);
        assertThat(api.put("acme/members", body).status()).isEqualTo(400);
    }

    @Test
    void everythingWrongWithTheShapeIsTold() {
        assertThat(api.put("acme/members/max", "{'role': 1, 'nick': 'm'}").pointers()).containsExactlyInAnyOrder(
                "/role", "/nick", "/name");
        assertThat(api.put("acme/members", "{'members': [7, {'id': 'a', 'role': 'owner'}, {'sub': 'b'}]}").pointers())
                .containsExactlyInAnyOrder("/members/0", "/members/1/name", "/members/2/sub", "/members/2/id",
                        "/members/2/role", "/members/2/name");
    }

    @Test
    void everyValueThatIsNotAllowedIsTold() {
        Reply reply = api.put("acme/members/max", "{'role': 'admin', 'name': ' '}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/role", "/name");
        assertThat(api.put("acme", "{'title': '" + "x".repeat(101) + "'}").pointers()).containsExactly("/title");
        assertThat(api.put("acme/apps/web", "{'title': 'a\\u0000b'}").pointers()).containsExactly("/title");
        assertThat(api.put("acme/apps/web", "{'title': 'a\\u202eb'}").status()).isEqualTo(422);
    }

    @Test
    void everyValueOfAListThatIsNotAllowedIsTold() {
        Reply members = api.put("acme/members", """
                {'members': [{'id': 'ada', 'role': 'owner', 'name': 'Ada'}, {'id': '', 'role': 'boss', 'name': ''},
                    {'id': 'ada', 'role': 'viewer', 'name': 'Ada again'}, {'id': 'ä', 'role': 'OWNER', 'name': 'x'}]}
                """);
        assertThat(members.status()).isEqualTo(422);
        assertThat(members.pointers()).containsExactlyInAnyOrder("/members/1/id", "/members/1/role",
                "/members/1/name", "/members/2/id", "/members/3/id", "/members/3/role");
        Reply apps = api.put("acme/apps", """
                {'apps': [{'slug': 'web', 'title': 'W'}, {'slug': 'web', 'title': ''}, {'slug': 'I', 'title': 'I'},
                    {'slug': 'I', 'title': 'I'}]}
                """);
        assertThat(apps.status()).isEqualTo(422);
        assertThat(apps.pointers()).containsExactlyInAnyOrder("/apps/1/slug", "/apps/1/title", "/apps/2/slug",
                "/apps/3/slug");
    }

    @Test
    void listOfMoreThanAThousandIsRefusedAsAWhole() {
        String apps = IntStream.rangeClosed(0, 1000).mapToObj("{'slug': 'a%d', 'title': ''}"::formatted)
                .collect(Collectors.joining(",", "{'apps': [", "]}"));
        assertThat(api.put("acme/apps", apps).status()).isEqualTo(422);
        assertThat(api.put("acme/apps", apps).pointers()).containsExactly("/apps");
        String members = apps.replace("'apps'", "'members'").replace("'slug'", "'id'").replace("'title': ''",
                "'role': '', 'name': ''");
        assertThat(api.put("acme/members", members).pointers()).containsExactly("/members");
    }

    @Test
    void listWithoutAnOwnerIsRefusedWhereThereIsOne() {
        assertThat(api.put("acme/members", "{'members': []}").status()).isEqualTo(409);
        assertThat(api.put("acme/members", "{'members': [{'id': 'ada', 'role': 'viewer', 'name': 'A'}]}").status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=51", "limit=x", "limit=-1", "next=abc", "next="})
    void badPageIsMalformed(String query) {
        assertThat(api.get("?" + query).status()).isEqualTo(400);
        assertThat(api.get("acme/apps?" + query).status()).isEqualTo(400);
        assertThat(api.get("acme/members?" + query).status()).isEqualTo(400);
    }

    @Test
    void bodyOfMoreThanOneMebibyteIsTooLarge() {
        assertThat(api.put("acme", "{'title': 'a'}" + " ".repeat(1024 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void answerToAHostileListFitsIntoAnAnswer() {
        for (String element : new String[]{"1", "{}", "{'':''}"}) {
            String list = (element + ",").repeat(1_000_000 / (element.length() + 1));
            Reply reply = api.put("acme/members", "{'members': [" + list.substring(0, list.length() - 1) + "]}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().toString().getBytes(StandardCharsets.UTF_8)).as("Lambda's limit")
                    .hasSizeLessThan(6 * 1024 * 1024);
        }
    }

    @Test
    void encodedBodyIsUnderstood() {
        var event = DirectoryApi.event("PUT /directory/workspaces/{workspace}/members/{user}",
                Map.of("workspace", "acme", "user", "ada"), null,
                Base64.getEncoder()
                        .encodeToString("{\"role\": \"owner\", \"name\": 1}".getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        assertThat(api.send(event).pointers()).containsExactly("/name");
    }

    @Test
    void routeOfAnotherApiIsNotFound() {
        assertThat(api.send(DirectoryApi.event("GET /roles", Map.of(), null, null)).status()).isEqualTo(404);
    }
}
