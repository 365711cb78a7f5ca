package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.CheckedPolicy;
import dev.workspacetokens.domain.access.CheckedPolicy.Invalid;
import dev.workspacetokens.domain.access.CheckedPolicy.Valid;
import dev.workspacetokens.domain.access.ResourceWords;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.access.RouteMatch;
import dev.workspacetokens.domain.access.RouteNeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reader of policies, and the schema that is published for them: what one refuses, the other refuses too, where a
/// schema can say it.
final class AccessPolicyReaderTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(file(
                    Path.of(System.getProperty("template.file")).resolveSibling("docs/access-policy.schema.json")));
    private static final String ROLES = """
            "roles": [{"id": "admin", "title": "Admin", "description": "", "permissions": ["a:read", "m:read"]}]""";
    private static final String FULL = """
            {"$schema": "access-policy.schema.json", "resource": {"one": "project", "many": "projects"},
             "roles": [{"id": "admin", "title": "Admin", "description": "All of it.", "permissions": ["p:read", "m:read"]},
                       {"id": "none-of-it", "title": "Guest", "description": "", "permissions": []}],
             "apis": {
               "default": {"routes": {"GET /apps/{app}": "p:read", "$default": {"permission": "any", "app_free": true}}},
               "orders": {"match": "path", "base_paths": ["/", "/v1/x.y"], "app_parameter": "project", "routes": {
                 "ANY /p/{project}/{x}": {"permission": "p:read"}, "GET /members": {"workspace": "m:read"},
                 "GET /members/{id}": {"workspace": "m:read", "app_free": true}, "GET /": "any",
                 "GET /x": {"permission": "any", "app_free": false}}},
               "routes": {"match": "route", "base_paths": [], "routes": {"ANY /{proxy+}": {"permission": "any",
                 "app_free": true}}},
               "empty": {"routes": {}}}}""";

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CheckedPolicy read(String json) {
        return AccessPolicyReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /// What is wrong: JSON pointers without escapes, and the details.
    private static List<String> wrong(String json) {
        return switch (read(json)) {
            case Valid _ -> List.of();
            case Invalid(List<Violation> violations, _) -> violations.stream()
                    .map(violation -> violation.path().stream().map(step -> "/" + step).collect(Collectors.joining())
                            + " " + violation.detail())
                    .toList();
        };
    }

    private static boolean isOfTheSchema(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    /// An API in place of what is left out of a policy that is fine.
    private static String api(String api) {
        return "{" + ROLES + ", \"apis\": {\"x\": " + api + "}}";
    }

    private static String routes(String routes) {
        return api("{\"routes\": {" + routes + "}}");
    }

    private static String byPath(String routes) {
        return api("{\"match\": \"path\", \"base_paths\": [\"/\"], \"routes\": {" + routes + "}}");
    }

    private static String role(String role) {
        return "{\"roles\": [" + role + "]}";
    }

    @Test
    void allThatAPolicyCanSayIsRead() {
        assertThat(isOfTheSchema(FULL)).isTrue();
        assertThat(wrong(FULL)).isEmpty();
        AccessPolicy policy = read(FULL).orThrow();
        assertThat(policy.resource()).isEqualTo(new ResourceWords("project", "projects"));
        assertThat(policy.roles()).extracting(role -> role.id() + "|" + role.title() + "|" + role.description() + "|"
                + role.permissions())
                .containsExactly("admin|Admin|All of it.|[p:read, m:read]", "none-of-it|Guest||[]");
        assertThat(policy.find("default", RouteCall.ofRoute("GET /apps/{app}", Map.of("app", "web"))))
                .isEqualTo(new RouteMatch.Open(new RouteNeed.OnApp("p:read"), "web"));
        assertThat(policy.find("orders", new RouteCall("PUT", "$default", Map.of(), "/v1/x.y/p/web/y")))
                .isEqualTo(new RouteMatch.Open(new RouteNeed.OnApp("p:read"), "web"));
        assertThat(policy.find("orders", new RouteCall("GET", "$default", Map.of(), "/members")))
                .isEqualTo(new RouteMatch.Open(new RouteNeed.OnAllApps("m:read"), null));
        assertThat(policy.find("routes", new RouteCall("GET", "/{proxy+}", Map.of(), null)))
                .isEqualTo(new RouteMatch.Open(new RouteNeed.LiveToken(), null));
    }

    @Test
    void theSampleIsOfTheSchema() {
        assertThat(isOfTheSchema(file(Path.of("src/main/resources/access-policy.json")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/access-policy.md", "docs/configure.md", "docs/integrate/README.md"})
    void theExamplesOfTheDocumentsArePolicies(String document) {
        String text = file(Path.of(System.getProperty("template.file")).resolveSibling(document));
        String example = text.substring(text.indexOf("```json") + 7);
        example = example.substring(0, example.indexOf("```"));
        assertThat(wrong(example)).isEmpty();
        assertThat(isOfTheSchema(example)).isTrue();
    }

    private static Arguments wrong(String json, String... pointers) {
        return Arguments.of(json, List.of(pointers));
    }

    private static Stream<Arguments> documentsThatNeitherTakes() {
        String role = "{\"id\": \"%s\", \"title\": \"%s\", \"description\": \"%s\", \"permissions\": [%s]}";
        String api = "/apis/x";
        String need = api + "/routes/GET /x";
        return Stream.of(wrong("[]", ""), wrong("null", ""), wrong("1", ""), wrong("\"x\"", ""), wrong("{}", "/roles"),
                wrong("{\"roles\": []}", "/roles"), wrong("{\"roles\": {}}", "/roles"),
                wrong("{\"roles\": null}", "/roles"),
                wrong("{" + ROLES + ", \"role\": []}", "/role"), wrong("{" + ROLES + ", \"apis\": []}", "/apis"),
                wrong("{" + ROLES + ", \"$schema\": 1}", "/$schema"),
                wrong("{" + ROLES + ", \"resource\": \"app\"}", "/resource"),
                wrong("{" + ROLES + ", \"resource\": {\"one\": \"app\"}}", "/resource/many"),
                wrong("{" + ROLES + ", \"resource\": {\"one\": \"\", \"many\": 1, \"two\": 2}}", "/resource/many",
                        "/resource/one", "/resource/two"),
                wrong(role("1"), "/roles/0"), wrong(role("{}"), "/roles/0/description", "/roles/0/id",
                        "/roles/0/permissions", "/roles/0/title"),
                wrong(role(role.formatted("none", "A", "", "")), "/roles/0/id"),
                wrong(role(role.formatted("Admin", "A", "", "")), "/roles/0/id"),
                wrong(role(role.formatted("a", "", "", "")), "/roles/0/title"),
                wrong(role(role.formatted("a", "A".repeat(101), "A".repeat(301), "")), "/roles/0/description",
                        "/roles/0/title"),
                wrong(role(role.formatted("a", "A", "", "\"any\", \"none\", \"a b\", \"\", \"1a\", \"ä\"")),
                        "/roles/0/permissions/0", "/roles/0/permissions/1", "/roles/0/permissions/2",
                        "/roles/0/permissions/3", "/roles/0/permissions/4", "/roles/0/permissions/5"),
                wrong(role(role.formatted("a", "A", "", "\"a\", \"a\"")), "/roles/0/permissions/1"),
                wrong(role(role.formatted("a", "A", "", "\"a\", 1, null")), "/roles/0/permissions/1",
                        "/roles/0/permissions/2"),
                wrong(role(role.formatted("a", "A", "", "").replace("\"title\"", "\"name\"")), "/roles/0/name",
                        "/roles/0/title"),
                wrong(role(IntStream.range(0, 41).mapToObj(i -> role.formatted("r" + i, "A", "", ""))
                        .collect(Collectors.joining(","))), "/roles"),
                wrong("{" + ROLES + ", \"apis\": {\"a b\": {\"routes\": {}}}}", "/apis/a b"), wrong(api("[]"), api),
                wrong(api("{}"), api + "/routes"), wrong(api("{\"routes\": []}"), api + "/routes"),
                wrong(api("{\"routes\": {}, \"paths\": []}"), api + "/paths"),
                wrong(api("{\"routes\": {}, \"match\": \"regex\"}"), api + "/match"),
                wrong(api("{\"routes\": {}, \"match\": null}"), api + "/match"),
                wrong(api("{\"routes\": {}, \"match\": \"path\"}"), api + "/base_paths"),
                wrong(api("{\"routes\": {}, \"match\": \"path\", \"base_paths\": []}"), api + "/base_paths"),
                wrong(api("{\"routes\": {}, \"match\": \"path\", \"base_paths\": \"/\"}"), api + "/base_paths"),
                wrong(api("{\"routes\": {}, \"base_paths\": [\"/\"]}"), api + "/base_paths"),
                wrong(api(
                        "{\"routes\": {}, \"match\": \"path\", \"base_paths\": [\"/a/\", \"a\", \"/..\", \"/a/./b\", \"/%61\""
                                + ", \"/{a}\", \"//\", \"\", \"/ü\", \"/a;b\"]}"),
                        IntStream.range(0, 10).mapToObj(i -> api + "/base_paths/" + i).toArray(String[]::new)),
                wrong(api("{\"routes\": {}, \"app_parameter\": \"{app}\"}"), api + "/app_parameter"),
                wrong(api("{\"routes\": {}, \"app_parameter\": \"\"}"), api + "/app_parameter"),
                wrong(routes("\"GET /x\": 1"), need), wrong(routes("\"GET /x\": [\"any\"]"), need),
                wrong(routes("\"GET /x\": null"), need), wrong(routes("\"GET /x\": \"none\""), need),
                wrong(routes("\"GET /x\": \"\""), need), wrong(routes("\"GET /x\": {}"), need),
                wrong(routes("\"GET /x\": {\"app_free\": true}"), need),
                wrong(routes("\"GET /x\": {\"permission\": \"any\", \"workspace\": \"m:read\"}"), need),
                wrong(routes("\"GET /x\": {\"workspace\": \"any\"}"), need),
                wrong(routes("\"GET /x\": {\"permission\": \"any\", \"app_free\": \"true\"}"), need + "/app_free"),
                wrong(routes("\"GET /x\": {\"permission\": \"any\", \"app-free\": true}"), need + "/app-free"),
                wrong(routes(
                        "\"get /x\": \"any\", \"FETCH /x\": \"any\", \"GET\": \"any\", \"GET x\": \"any\", \"GET /x/\":"
                                + " \"any\", \"GET /../x\": \"any\", \"GET /{a+}/x\": \"any\", \"GET /a{b}\": \"any\""),
                        api + "/routes/FETCH /x", api + "/routes/GET", api + "/routes/GET /../x",
                        api + "/routes/GET /a{b}", api + "/routes/GET /x/", api + "/routes/GET /{a+}/x",
                        api + "/routes/GET x", api + "/routes/get /x"),
                wrong(byPath("\"$default\": {\"permission\": \"any\", \"app_free\": true}"), api + "/routes/$default"),
                wrong(byPath("\"ANY /{proxy+}\": {\"permission\": \"any\", \"app_free\": true}"),
                        api + "/routes/ANY /{proxy+}"));
    }

    @ParameterizedTest
    @MethodSource("documentsThatNeitherTakes")
    void whatTheSchemaRefusesTheReaderRefusesInAllItsPlaces(String json, List<String> pointers) {
        assertThat(wrong(json)).extracting(one -> one.substring(0, one.indexOf(" must") < 0
                ? one.lastIndexOf(" is ")
                : one.indexOf(" must"))).isEqualTo(pointers);
        assertThat(isOfTheSchema(json)).isFalse();
    }

    /// What no schema can say.
    @Test
    void contradictionsAreToldTogetherWithTheShape() {
        assertThat(
                wrong("""
                        {"roles": [{"id": "a", "title": " A", "description": "x\\u0000", "permissions": ["p", "q"]},
                                   {"id": "a", "title": "\\ud800", "description": "", "permissions": []}],
                         "new": true, "apis": {"x": {"match": "path", "base_paths": ["/"], "routes": {
                           "GET /apps/{app}": "any", "GET /apps": "p", "GET /{x}": "any", "GET /a/{app}": "unknown", "PUT /{x}": 1,
                           "GET /b/{app}": "p", "ANY /b/new": {"workspace": "q"}}}}}"""))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("/apis/x/routes/GET /a/{app} must need a permission that a role has, and"
                                        + " 'unknown' is in none"),
                        one -> assertThat(one).startsWith("/apis/x/routes/GET /apps must have {app} in its path"),
                        one -> assertThat(one).startsWith("/apis/x/routes/GET /apps/{app} must need a permission"),
                        one -> assertThat(one)
                                .startsWith("/apis/x/routes/GET /b/{app} could take the same call as 'ANY /b/new'"),
                        one -> assertThat(one).startsWith("/apis/x/routes/GET /{x} must have \"app_free\": true"),
                        one -> assertThat(one).isEqualTo("/apis/x/routes/PUT /{x} must be a permission or an object"),
                        one -> assertThat(one).isEqualTo("/new is not a field that exists"),
                        one -> assertThat(one).startsWith("/roles/0/description must"),
                        one -> assertThat(one).startsWith("/roles/0/title must"),
                        one -> assertThat(one).startsWith("/roles/1/id is the id of an earlier role"),
                        one -> assertThat(one).startsWith("/roles/1/title must"));
    }

    @Test
    void aNameThatIsThereTwiceIsToldWhereverItIs() {
        assertThat(wrong("""
                {"roles": [{"id": "a", "id": "b", "title": "A", "description": "", "permissions": ["p"]}],
                 "apis": {"x": {"routes": {"GET /": "any", "GET /": "any", "GET /x": {"permission": "any",
                   "permission": "any"}}, "routes": {}}, "x": {}}, "roles": 1}""")).containsExactly(
                "/apis/x must not be there twice", "/apis/x/routes must not be there twice",
                "/apis/x/routes/GET / must not be there twice",
                "/apis/x/routes/GET /x/permission must not be there twice", "/roles must not be there twice",
                "/roles/0/id must not be there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"roles\": [", "{} x", "{\"roles\": []} {}", "{'roles': []}",
            "{\"roles\": [],}", "{\"apis\": {\"x\": {\"routes\": {\"GET /\" 1}}}}", "nonsense", "{\"roles\": [NaN]}",
            "{roles: []}"})
    void whatIsNoJsonIsTold(String json) {
        assertThat(wrong(json)).last().asString().endsWith("must be JSON, which it is not from here on");
    }

    @Test
    void whatIsNoTextIsTold() {
        assertThat(AccessPolicyReader.read(new byte[]{'"', (byte) 0xc3, '"'}))
                .isEqualTo(new Invalid(List.of(new Violation(List.of(), "must be UTF-8")), true));
        assertThat(wrong("{" + ROLES + ", \"\\ud800\": 1}"))
                .containsExactly(" must not have half a character in a name");
    }

    @Test
    void depthIsNoBurden() {
        assertThat(wrong("{" + ROLES + ", \"x\": " + "[".repeat(100_000))).isNotEmpty();
        assertThat(wrong("{" + ROLES + ", \"x\": " + "[".repeat(200) + "]".repeat(200) + "}"))
                .containsExactly("/x is not a field that exists");
    }
}
