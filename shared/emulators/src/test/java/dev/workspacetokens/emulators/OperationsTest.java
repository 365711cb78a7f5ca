package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators see, and what outlives the stack.
final class OperationsTest {

    private static final String SAMPLE = "SampleApi";

    private final Template template = Choices.of();

    /// Their names differ from those of another stack of the same name, whose are there still.
    @ParameterizedTest
    @CsvSource({"FunctionLogs,/workspace-tokens/workspace-tokens/functions/",
            "AccessLogs,/aws/vendedlogs/workspace-tokens/workspace-tokens/access/"})
    void logsOutliveTheStackUnderANameOfItsOwn(String group, String name) {
        assertThat(Choices.declaration(group)).containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                .containsEntry("UpdateReplacePolicy", "Retain");
        String stack = template.ref("AWS::StackId", "");
        assertThat(template.properties(group)).containsEntry("LogGroupName",
                name + stack.substring(stack.lastIndexOf('-') + 1));
    }

    /// What is protected cannot be taken away by a rollback, which would then never end.
    @ParameterizedTest
    @CsvSource({"Table,Retain", "UserPool,Retain", "TokenKey,RetainExceptOnCreate", "ApiGatewayAccount,Retain",
            "ApiGatewayLogRole,Retain"})
    void dataOutlivesTheStack(String resource, String policy) {
        Map<String, Object> declared = Choices.declaration(resource);
        assertThat(declared).containsEntry("DeletionPolicy", policy).containsEntry("UpdateReplacePolicy", "Retain");
        String properties = String.valueOf(declared.get("Properties"));
        boolean isProtected = properties.contains("DeletionProtectionEnabled=true")
                || properties.contains("DeletionProtection=ACTIVE");
        assertThat(isProtected && policy.equals("RetainExceptOnCreate")).isFalse();
    }

    /// A role of the account, which every REST API of the region shares, is touched only by who says so.
    @ParameterizedTest
    @CsvSource({"none,false,false", "existing,true,false", "create,true,true"})
    void sampleApiWritesAccessLogsWhereTheAccountHasARoleForIt(String choice, boolean logs, boolean role) {
        Template chosen = Choices.of("RestApiLogRole", choice);
        assertThat(chosen.properties(SAMPLE).containsKey("AccessLogSetting")).isEqualTo(logs);
        assertThat(!chosen.absent().contains("ApiGatewayAccount")).isEqualTo(role);
        assertThat(!chosen.absent().contains("ApiGatewayLogRole")).isEqualTo(role);
        assertThat(!chosen.absent().contains("SampleApiThrottled")).isEqualTo(logs);
        assertThat(String.valueOf(chosen.properties(SAMPLE).get("Tags"))).as("waits for the role")
                .contains(role ? "ApiGatewayAccount" : choice);
    }

    @Test
    void noAccessLogOfTheSampleApiIsTheDefault() {
        assertThat(template.properties(SAMPLE)).doesNotContainKey("AccessLogSetting");
        assertThat(Choices.of("SampleApiEnabled", "false", "RestApiLogRole", "create").absent())
                .contains("ApiGatewayAccount", "ApiGatewayLogRole", "SampleApiThrottled");
    }

    /// The gateway's traces would hold whole URLs.
    @Test
    void noApiIsTraced() {
        for (String type : List.of("AWS::Serverless::Api", "AWS::Serverless::HttpApi")) {
            for (String api : template.resources(type)) {
                assertThat(template.properties(api).getOrDefault("TracingEnabled", false)).as(api).isEqualTo(false);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ManagementApiThrottled,ManagementApi", "DirectoryApiThrottled,DirectoryApi",
            "ConsoleThrottled,ConsoleApi", "SampleApiThrottled,SampleApi"})
    void throttledCallersOfAnApiRaiseItsAlarm(String alarm, String api) {
        Template whole = Choices.of("RestApiLogRole", "existing", "AlarmTopicArn",
                "arn:aws:sns:eu-central-1:000000000000:alarms");
        Map<String, Object> filter = whole.properties("ThrottledCalls");
        Map<String, Object> metric = new Section(filter, "").sections("MetricTransformations").getFirst().entries();
        assertThat(filter).containsEntry("FilterPattern", "{ $.status = \"429\" }")
                .containsEntry("LogGroupName", whole.ref("AccessLogs", ""));
        assertThat(metric.get("Dimensions")).isEqualTo(List.of(Map.of("Key", "Api", "Value", "$.api")));
        assertThat(whole.properties(alarm)).containsEntry("Namespace", metric.get("MetricNamespace"))
                .containsEntry("MetricName", metric.get("MetricName"))
                .containsEntry("Dimensions", List.of(Map.of("Name", "Api", "Value", whole.ref(api, ""))))
                .containsEntry("AlarmActions", List.of("arn:aws:sns:eu-central-1:000000000000:alarms"));
        assertThat(log(whole, api)).contains("\"api\":\"$context.apiId\"", "\"status\":\"$context.status\"");
    }

    private static String log(Template template, String api) {
        Map<String, Object> properties = template.properties(api);
        return String.valueOf(properties.getOrDefault("AccessLogSettings", properties.get("AccessLogSetting")));
    }

    @Test
    void tableServesWhatTheAccountMayHaveUnlessItHasACeiling() {
        assertThat(template.properties("Table")).doesNotContainKey("OnDemandThroughput");
        assertThat(throughput("TableMaxReadUnits", "500")).isEqualTo(Map.of("MaxReadRequestUnits", "500"));
        assertThat(throughput("TableMaxWriteUnits", "50")).isEqualTo(Map.of("MaxWriteRequestUnits", "50"));
        assertThat(throughput("TableMaxReadUnits", "-1", "TableMaxWriteUnits", "-1"))
                .isEqualTo(Map.of("MaxReadRequestUnits", "-1", "MaxWriteRequestUnits", "-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TableMaxReadUnits", "TableMaxWriteUnits"})
    void ceilingBelowNothingIsRefused(String parameter) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Choices.of(parameter, "-2"));
    }

    private static Map<String, Object> throughput(String... choices) {
        return Choices.of(choices).section("Table").section("OnDemandThroughput").entries();
    }
}
