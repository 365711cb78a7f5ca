package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The template that is deployed can be read completely.
final class RealTemplateTest {

    private final Template template = Template.ofThisBuild();

    @Test
    void everyResourceCanBeEvaluated() {
        assertThat(template.absent()).isEmpty();
        for (String type : List.of("AWS::Serverless::Function", "AWS::Serverless::HttpApi", "AWS::Serverless::Api",
                "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::Lambda::Permission",
                "AWS::IAM::ManagedPolicy", "AWS::CloudWatch::Alarm", "AWS::Cognito::UserPool")) {
            assertThat(template.resources(type)).isNotEmpty()
                    .allSatisfy(name -> assertThat(template.properties(name)).isNotEmpty());
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
                .containsEntry("HMAC_KEY_ALIAS", template.keys().getFirst().aliases().getFirst());
        assertThat(template.function("RestApiAuthorizer").environment().get("HMAC_KEY_ARNS"))
                .contains(LocalKms.arn(template.keys().getFirst().id()));
    }
}
