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
        return JsonTexts
                .parse(("{\"Statement\":" + statements.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static String statement(String effect, String resource) {
        return "{'Effect':'" + effect + "','Action':'execute-api:Invoke','Resource':" + resource + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '*'                                                                      | true
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web        | true
            arn:aws:execute-api:*:abc/v1/*/apps/*                                    | true
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/we?        | true
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/we         | false
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web/builds | false
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/POST/apps/web       | false
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/web?       | false
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/GET/apps/.eb        | false
            arn:aws:execute-api:eu-central-1:000000000000:abc/v1/get/apps/web        | false
            """)
    void resourceIsMatchedAgainstThisRequest(String resource, boolean allowed) {
        assertThat(IamPolicy.allows(policy("[" + statement("Allow", "'" + resource + "'") + "]"), ARN))
                .isEqualTo(allowed);
        assertThat(IamPolicy.allows(policy(statement("Allow", "['nothing','" + resource + "']")), ARN))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%2$s,%1$s]", "[%1$s,%2$s]"})
    void denyWinsInAnyOrder(String order) {
        String both = order.formatted(statement("Allow", "'*'"), statement("Deny", "'*/apps/*'"));
        assertThat(IamPolicy.allows(policy(both), ARN)).isFalse();
        assertThat(IamPolicy.allows(policy(both), ARN.replace("apps", "me"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"execute-api:*,true", "*,true", "execute-api:invoke,true", "execute-api:ManageConnections,false",
            "lambda:*,false"})
    void actionMustBeInvoke(String action, boolean allowed) {
        assertThat(IamPolicy.allows(policy("[{'Effect':'Allow','Action':'" + action + "','Resource':'*'}]"), ARN))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'Effect':'Allow','Action':'*'}]", "[{'Effect':'Maybe','Action':'*','Resource':'*'}]",
            "[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}]",
            "[{'Effect':'Allow','NotAction':'x','Resource':'*'}]"})
    void whatIsNotUnderstoodAllowsNothing(String statements) {
        assertThatThrownBy(() -> IamPolicy.allows(policy(statements), ARN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
