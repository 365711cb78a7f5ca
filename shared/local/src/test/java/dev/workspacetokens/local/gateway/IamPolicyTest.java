package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IamPolicyTest {

    private static final String ARN = "arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web";

    private static JsonNode policy(String statements) {
        return Json.parse(("{\"Statement\":" + statements.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static String statement(String effect, String resource) {
        return "{'Effect':'" + effect + "','Action':'execute-api:Invoke','Resource':" + resource + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '*'                                                                      | ALLOW
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web        | ALLOW
            arn:aws:execute-api:*:abc/v1/*/apps/*                                    | ALLOW
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/we?        | ALLOW
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/we         | NOTHING
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web/builds | NOTHING
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/POST/apps/web       | NOTHING
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web?       | NOTHING
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/.eb        | NOTHING
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/get/apps/web        | NOTHING
            """)
    void resourceIsMatchedAgainstThisRequest(String resource, IamPolicy.Effect effect) {
        assertThat(IamPolicy.evaluate(policy("[" + statement("Allow", "'" + resource + "'") + "]"), ARN))
                .isEqualTo(effect);
        assertThat(IamPolicy.evaluate(policy(statement("Allow", "['nothing','" + resource + "']")), ARN))
                .isEqualTo(effect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%2$s,%1$s]", "[%1$s,%2$s]"})
    void denyWinsInAnyOrder(String order) {
        String both = order.formatted(statement("Allow", "'*'"), statement("Deny", "'*/apps/*'"));
        assertThat(IamPolicy.evaluate(policy(both), ARN)).isEqualTo(IamPolicy.Effect.DENY);
        assertThat(IamPolicy.evaluate(policy(both), ARN.replace("apps", "me"))).isEqualTo(IamPolicy.Effect.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"execute-api:*,ALLOW", "*,ALLOW", "execute-api:invoke,ALLOW", "execute-api:ManageConnections,NOTHING",
            "lambda:*,NOTHING"})
    void actionMustBeInvoke(String action, IamPolicy.Effect effect) {
        assertThat(IamPolicy.evaluate(policy("[{'Effect':'Allow','Action':'" + action + "','Resource':'*'}]"), ARN))
                .isEqualTo(effect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'Effect':'Allow','Action':'*'}]", "[{'Effect':'Maybe','Action':'*','Resource':'*'}]",
            "[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}]",
            "[{'Effect':'Allow','NotAction':'x','Resource':'*'}]"})
    void whatIsNotUnderstoodAllowsNothing(String statements) {
        assertThatThrownBy(() -> IamPolicy.evaluate(policy(statements), ARN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
