package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The readers of the context that the documentation offers, in each language, as a server would call them.
@ParameterizedClass
@EnumSource(CallerReadersTest.Language.class)
class CallerReadersTest {

    private static final Path READERS = MarkdownPage.ROOT.resolve("docs/integrate/readers");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TRUSTED = Map.of("WORKSPACE_HEADERS", "trusted");
    private static final String CONTEXT = """
            {"workspace": "acme", "token_id": "0VbnT7q4yfARoB8tWE", "token_name": "Gr\u00f6\u00dfe", "app": "web",
             "role": "reader", "permissions": "tasks:read tasks:write", "expires_at": "2030-01-01T00:00:00Z",
             "former": "true", "reason": "Allowed."}""";
    private static final String CALLER = """
            {"workspace": "acme", "tokenid": "0VbnT7q4yfARoB8tWE", "tokenname": "Gr\u00f6\u00dfe", "app": "web",
             "role": "reader", "permissions": ["tasks:read", "tasks:write"],
             "tokenexpiresat": "2030-01-01T00:00:00Z", "tokenisformer": true}""";
    private static final String HEADERS = """
            {"x-workspace": "acme", "x-workspace-token-id": "0VbnT7q4yfARoB8tWE",
             "x-workspace-token-name": "Gr%C3%B6%C3%9Fe", "x-workspace-app": "web", "x-workspace-role": "reader",
             "x-workspace-permissions": "tasks:read tasks:write",
             "x-workspace-token-expires-at": "2030-01-01T00:00:00Z", "x-workspace-token-former": "true"}""";

    /// How a program calls the readers: with an event, or with a request that has headers and perhaps an event.
    enum Language {
        NODE("node", """
                import { readFileSync } from "node:fs";
                import { callerOf as ofEvent } from "%1$s/lambda-caller.mjs";
                import { callerOf as ofRequest } from "%1$s/express-caller.mjs";
                const { event, headers } = JSON.parse(readFileSync(0, "utf8"));
                try {
                  const request = event ? { headers, apiGateway: { event } } : { headers };
                  console.log(JSON.stringify(headers ? ofRequest(request) : ofEvent(event)));
                } catch (e) {
                  console.log("refused: " + e.message);
                }
                """, "--input-type=module", "-e"), PYTHON("python3", """
                import dataclasses, json, sys, types
                sys.path.insert(0, "%1$s")
                import fastapi_caller, lambda_caller
                sent = json.load(sys.stdin)
                event, headers = sent.get("event"), sent.get("headers")
                request = types.SimpleNamespace(headers=headers, scope={"aws.event": event} if event else {})
                try:
                    caller = fastapi_caller.caller_of(request) if headers else lambda_caller.caller_of(event)
                    print(json.dumps(dataclasses.asdict(caller)))
                except PermissionError as e:
                    print("refused: " + str(e))
                """, "-B", "-c");

        private final String program;
        private final String script;
        private final String option;
        private final String execute;

        Language(String program, String script, String option, String execute) {
            this.program = program;
            this.script = script;
            this.option = option;
            this.execute = execute;
        }

        String answer(Map<String, String> environment, String sent) throws Exception {
            return Programs.run(List.of(program, option, execute, script.formatted(READERS)), environment, sent)
                    .strip();
        }
    }

    private final Language language;

    CallerReadersTest(Language language) {
        this.language = language;
    }

    @BeforeEach
    void assume() {
        Programs.assume(language.program);
    }

    private static String restEvent(String context) {
        return "{\"requestContext\": {\"authorizer\": " + context + "}}";
    }

    private static String httpEvent(String context) {
        return restEvent("{\"lambda\": " + context + "}");
    }

    private String refusal(Map<String, String> environment, String sent) throws Exception {
        String answer = language.answer(environment, sent);
        assertThat(answer).startsWith("refused: ");
        return answer;
    }

    private void assertCaller(Map<String, String> environment, String sent, String caller) throws Exception {
        String answer = language.answer(environment, sent);
        assertThat(answer).startsWith("{");
        assertThat(fields(answer)).isEqualTo(fields(caller));
    }

    /// By names that are the same in each language: `tokenId` and `token_id` are `tokenid`.
    private static Map<String, JsonNode> fields(String object) throws Exception {
        var fields = new TreeMap<String, JsonNode>();
        JSON.readTree(object).properties().forEach(
                field -> fields.put(field.getKey().replace("_", "").toLowerCase(Locale.ROOT), field.getValue()));
        return fields;
    }

    @Test
    void eventOfEitherKindOfApiSaysWhoCalled() throws Exception {
        assertCaller(Map.of(), "{\"event\": " + restEvent(CONTEXT) + "}", CALLER);
        assertCaller(Map.of(), "{\"event\": " + httpEvent(CONTEXT) + "}", CALLER);
    }

    @Test
    void whatIsEmptyIsNothing() throws Exception {
        String none = """
                {"workspace": "acme", "token_id": "0VbnT7q4yfARoB8tWE", "token_name": "CI", "app": "", "role": "",
                 "permissions": "", "expires_at": "", "former": "false", "reason": "Allowed."}""";
        String caller = """
                {"workspace": "acme", "tokenid": "0VbnT7q4yfARoB8tWE", "tokenname": "CI", "app": null, "role": null,
                 "permissions": [], "tokenexpiresat": null, "tokenisformer": false}""";
        assertCaller(Map.of(), "{\"event\": " + httpEvent(none) + "}", caller);
        assertCaller(TRUSTED,
                """
                        {"headers": {"x-workspace": "acme", "x-workspace-token-id": "0VbnT7q4yfARoB8tWE",
                         "x-workspace-token-name": "CI", "x-workspace-app": "-", "x-workspace-role": "-",
                         "x-workspace-permissions": "-", "x-workspace-token-expires-at": "-", "x-workspace-token-former": "false"}}""",
                caller);
    }

    @Test
    void headersSayWhoCalledWhereTheyAreTrusted() throws Exception {
        assertCaller(TRUSTED, "{\"headers\": " + HEADERS + "}", CALLER);
    }

    @Test
    void headersAreNotReadElsewhere() throws Exception {
        String sent = "{\"headers\": " + HEADERS + "}";
        assertThat(refusal(Map.of("WORKSPACE_HEADERS", ""), sent)).contains("WORKSPACE_HEADERS");
        refusal(Map.of("WORKSPACE_HEADERS", "trusted", "AWS_LAMBDA_FUNCTION_NAME", "f"), sent);
    }

    @Test
    void onLambdaTheEventCountsAndNoHeader() throws Exception {
        String forged = HEADERS.replace("acme", "globex").replace("reader", "admin");
        assertCaller(TRUSTED, "{\"headers\": " + forged + ", \"event\": " + httpEvent(CONTEXT) + "}", CALLER);
        refusal(TRUSTED, "{\"headers\": " + HEADERS + ", \"event\": {\"requestContext\": {}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"requestContext\": {}}", "{\"requestContext\": {\"authorizer\": null}}",
            "{\"requestContext\": {\"authorizer\": {\"lambda\": {}}}}",
            "{\"requestContext\": {\"authorizer\": {\"jwt\": {\"claims\": {\"sub\": \"ada\"}}}}}",
            "{\"requestContext\": {\"authorizer\": {\"workspace\": \"\", \"token_id\": \"\"}}}"})
    void callThatNobodyAuthorizedIsRefused(String event) throws Exception {
        refusal(TRUSTED, "{\"event\": " + event + "}");
    }
}
