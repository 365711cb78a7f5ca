package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The template that is deployed can be read completely.
final class RealTemplateTest {

    private final Template template = Template.ofThisBuild();

    @Test
    void everyResourceCanBeEvaluated() {
        Template whole = Template.read(Path.of(System.getProperty("template.file")),
                Map.of("AlarmTopicArn", "arn:aws:sns:eu-central-1:000000000000:alarms", "RestApiLogRole", "create",
                        "AccessPolicy", "stored", "ConsoleDomain", "tokens.example.com", "ManagementDomain",
                        "api.tokens.example.com", "CertificateArn",
                        "arn:aws:acm:eu-central-1:000000000000:certificate/0a-1b"));
        assertThat(whole.absent()).isEmpty();
        for (String type : List.of("AWS::Serverless::Function", "AWS::Serverless::HttpApi", "AWS::Serverless::Api",
                "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::Lambda::Permission",
                "AWS::IAM::ManagedPolicy", "AWS::CloudWatch::Alarm", "AWS::Events::Rule", "AWS::Cognito::UserPool",
                "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::ApiGateway::Account",
                "AWS::ApiGatewayV2::DomainName",
                "AWS::ApiGatewayV2::ApiMapping")) {
            assertThat(whole.resources(type)).isNotEmpty()
                    .allSatisfy(name -> assertThat(whole.properties(name)).isNotEmpty());
        }
    }

    @Test
    void everyRouteLeadsToAFunctionAndHasAnAuthorizer() {
        Set<String> functions = Set.copyOf(template.functions().stream().map(LambdaFunction::logicalId).toList());
        assertThat(template.apis()).extracting(Api::logicalId).contains("ManagementApi", "DirectoryApi", "SampleApi");
        for (Api api : template.apis()) {
            assertThat(api.routes()).isNotEmpty().allSatisfy(route -> assertThat(functions).contains(route.function()));
        }
        Api sample = template.apis().getLast();
        assertThat(sample.routes()).allSatisfy(route -> assertThat(route.authorizer())
                .isInstanceOfSatisfying(RouteAuthorizer.Lambda.class, one -> {
                    assertThat(one.function()).isEqualTo("RestApiAuthorizer");
                    assertThat(one.cacheTtl()).isZero();
                }));
        assertThat(Objects.requireNonNull(sample.gatewayResponses().get("UNAUTHORIZED")).status()).hasValue(401);
    }

    @Test
    void functionsKnowTheTableAndTheKey() {
        String table = template.table().tableName();
        assertThat(template.function("CreateToken").environment()).containsEntry("TABLE_NAME", table)
                .containsEntry("TOKEN_KEY_ALIAS", template.keys().getFirst().aliases().getFirst());
        assertThat(template.function("RestApiAuthorizer").environment().get("TOKEN_KEYS"))
                .contains(template.keys().getFirst().arn());
    }

    /// Without the one option a restored function compiles twice; without the other one a request in ten seconds shakes
    /// hands with DynamoDB each time.
    @ParameterizedTest
    @ValueSource(strings = {"RestApiAuthorizer", "HttpApiAuthorizer"})
    void authorizersRunWithTheOptionsThatWereMeasured(String authorizer) {
        assertThat(template.function(authorizer).environment()).containsEntry("JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1 -Dhttp.keepAlive.time.server=60 -Dsun.net.inetaddr.ttl=0");
    }
}
