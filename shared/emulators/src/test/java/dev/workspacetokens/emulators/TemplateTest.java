package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

final class TemplateTest {

    private static final String GUARD = "arn:aws:lambda:eu-central-1:000000000000:function:workspace-tokens-Guard";

    static Template small(Map<String, String> parameters) {
        try {
            return Template.read(Path.of(Objects.requireNonNull(TemplateTest.class.getResource("/small.yaml")).toURI()),
                    parameters);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyIntrinsicIsEvaluated() {
        Template template = small(Map.of());
        String key = template.keys().getFirst().arn();
        assertThat(template.function("Guard").environment()).containsOnly(
                Map.entry("TABLE_NAME", "workspace-tokens-wst"), Map.entry("SHARED", "own"), Map.entry("KEYS", key),
                Map.entry("RETIRED", "a+b"), Map.entry("SECOND", "y"), Map.entry("DAYS", "366"),
                Map.entry("LITERAL", "${kept} wst " + key), Map.entry("ENCODED", "w6Qgd3N0"),
                Map.entry("EITHER", "yes"),
                Map.entry("ALIAS", GUARD + ":live"));
    }

    /// As `sam build` writes it.
    @Test
    void substitutionWithoutQuotesIsATextToo() {
        var built = Template.parse("""
                Parameters:
                  Days: {Type: Number, Default: 366}
                Resources:
                  Built:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: example.Built
                      Description:
                        Fn::Sub: ${Days}
                """, "built", Map.of());
        assertThat(built.properties("Built")).containsEntry("Description", "366");
    }

    @Test
    void whatIsNamedStandsWhereItsNameIs() {
        var template = Template.parse("""
                Parameters: {Key: {Type: String, Default: own}}
                Resources:
                  First:
                    <<: &Function {Type: AWS::Serverless::Function}
                    Properties:
                      Handler: &Handler example.First
                      <<: &Settings
                        Timeout: 7
                        <<: &Described {Description: &Key !Ref Key}
                      Environment: &Variables {Variables: {KEY: *Key}}
                  Second:
                    <<: *Function
                    Properties: {Handler: *Handler, <<: *Described, Environment: *Variables}
                """, "test", Map.of());
        assertThat(template.properties("First")).isEqualTo(Map.of("Handler", "example.First", "Timeout", 7L,
                "Description", "own", "Environment", Map.of("Variables", Map.of("KEY", "own"))));
        assertThat(template.properties("Second")).isEqualTo(Map.of("Handler", "example.First", "Description", "own",
                "Environment", Map.of("Variables", Map.of("KEY", "own"))));
        assertThat(template.functions()).extracting(LambdaFunction::logicalId).containsExactly("First", "Second");
    }

    @Test
    void functionsTakeWhatTheyLeaveOutFromTheGlobals() {
        LambdaFunction list = small(Map.of()).function("List");
        assertThat(list.environment()).containsEntry("SHARED", "global");
        assertThat(list.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(small(Map.of()).function("Guard").timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(list.handler()).isEqualTo("example.List");
    }

    @Test
    void routesNameTheirFunctionAndAuthorizer() {
        Api api = small(Map.of("Issuer", "https://issuer")).apis().getFirst();
        var manage = new RouteAuthorizer.Jwt("https://issuer", List.of("console"), List.of("manage"),
                "$request.header.Authorization");
        var read = new RouteAuthorizer.Jwt("https://issuer", List.of("console"), List.of("read"),
                "$request.header.Authorization");
        var guard = new RouteAuthorizer.Lambda("Guard", "Guard", "2.0", true, List.of("header.Authorization"),
                Duration.ZERO);
        assertThat(api.kind()).isEqualTo(Api.Kind.HTTP);
        assertThat(api.stage()).isEqualTo("$default");
        assertThat(api.stageVariables()).containsEntry("color", "blue");
        assertThat(api.routes()).containsExactly(
                new Route("GET", "/things/{thing}", "List", manage),
                new Route("ANY", "/open/{proxy+}", "List", new RouteAuthorizer.None()),
                new Route("PUT", "/signed", "List", new RouteAuthorizer.Iam()),
                new Route("GET", "/other", "List", read),
                new Route("GET", "/guarded", "List", guard));
    }

    @Test
    void restApiHasItsAuthorizerAndItsGatewayResponses() {
        Api api = small(Map.of()).apis().getLast();
        assertThat(api.kind()).isEqualTo(Api.Kind.REST);
        assertThat(api.stage()).isEqualTo("v1");
        assertThat(api.routes()).containsExactly(new Route("GET", "/me", "SampleFunction",
                new RouteAuthorizer.Lambda("Tokens",
                        "Guard", "1.0", false, List.of("header.Authorization", "context.path"),
                        Duration.ofMinutes(1))));
        GatewayResponse unauthorized = Objects.requireNonNull(api.gatewayResponses().get("UNAUTHORIZED"));
        assertThat(unauthorized.status()).hasValue(401);
        assertThat(unauthorized.headers()).containsOnly(Map.entry("WWW-Authenticate", "'Bearer'"));
        assertThat(unauthorized.bodies()).containsOnly(Map.entry("application/json", "{\"message\":\"no\"}"));
    }

    @Test
    void tableIsWhatTheTemplateDeclares() {
        Template template = small(Map.of("Prefix", "acme"));
        assertThat(template.table().tableName()).isEqualTo("workspace-tokens-acme");
        assertThat(template.table().keySchema()).extracting(key -> key.attributeName() + key.keyType())
                .containsExactly("PK" + KeyType.HASH, "SK" + KeyType.RANGE);
        assertThat(template.ttlAttribute()).isEqualTo("ttl");
        assertThat(template.keys().getFirst().aliases()).containsExactly("alias/acme");
    }

    @Test
    void resourcesOfAFalseConditionAreAbsent() {
        Template without = small(Map.of("Issuer", "https://issuer", "WithSample", "false"));
        assertThat(without.absent()).containsExactlyInAnyOrder("Pool", "Sample", "SampleFunction");
        assertThat(without.apis()).extracting(Api::logicalId).containsExactly("Management");
        assertThat(without.functions()).extracting(LambdaFunction::logicalId).containsExactly("Guard", "List");
        assertThat(small(Map.of()).absent()).isEmpty();
    }

    @Test
    void parameterThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> small(Map.of("Isuer", "x"))).isInstanceOf(TemplateException.class)
                .hasMessage("Parameters: there is no Isuer");
    }

    @Test
    void standInNeedNotBeAllowed() {
        assertThat(small(Map.of()).standIn("Prefix", "NOT ALLOWED").keys().getFirst().aliases())
                .containsExactly("alias/NOT ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Prefix | UPPER |", "WithSample | maybe | (must be one of true, false)",
            "Limit | 0 | (must be a number, 1 to 9)", "Limit | many | (must be a number, 1 to 9)",
            "Least | -1 | (must be a number, 0 or more)"})
    void valueThatTheDeclarationForbidsIsRefusedWithWhatItMustBe(String name, String value, @Nullable String rule) {
        assertThatThrownBy(() -> small(Map.of(name, value))).isInstanceOf(TemplateException.class).hasMessage(
                "Parameters/" + name + ": the value that was given is not allowed" + (rule == null ? "" : " " + rule));
    }

    @Test
    void declarationTellsWhatIsAllowed() {
        assertThatThrownBy(() -> Template.parse(
                """
                        Parameters: {Color: {Type: String, AllowedPattern: '#.*', ConstraintDescription: must begin with a hash}}
                        """,
                "test", Map.of("Color", "red"))).isInstanceOf(TemplateException.class).hasMessage(
                        "Parameters/Color: the value that was given is not allowed (must begin with a hash)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a%20b", "ä", "\"", "", "a;b", "@"})
    void stageVariableThatApiGatewayRefusesIsAnError(String value) {
        Template template = small(Map.of("Color", value));
        assertThatThrownBy(template::apis).isInstanceOf(TemplateException.class)
                .hasMessage("Resources/Management/Properties/StageVariables/color: a stage variable has 1 to 512 "
                        + "letters, digits and -._~:/?#&=,");
        assertThatThrownBy(() -> small(Map.of("Color", "a".repeat(513))).apis()).isInstanceOf(TemplateException.class);
    }

    @Test
    void stageVariableThatApiGatewayTakesIsTaken() {
        String longest = "Aa0-._~:/?#&=,".repeat(36) + "12345678";
        assertThat(small(Map.of("Color", longest)).apis().getFirst().stageVariables()).containsEntry("color", longest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Ref Nowhere                          | Ref: there is no parameter or resource Nowhere
            !Ref NoDefault                        | Ref: the parameter NoDefault has no value
            !Ref AWS::Moon                        | Ref: unknown pseudo parameter AWS::Moon
            !GetAtt Other.Colour                  | Fn::GetAtt: AWS::Serverless::Function has no attribute Colour (of Other)
            !Sub '${Other.Arn} ${Nowhere}'        | Fn::Sub: there is no parameter or resource Nowhere
            !If [Missing, a, b]                   | Fn::If: there is no condition Missing
            !If [Circle, a, b]                    | Conditions/Circle: depends on itself
            !Select [3, [a, b]]                   | Fn::Select: there is no element 3 of 2
            !FindInMap [Map, key, none]           | Fn::FindInMap: the mapping has no Map
            !Ref Off                              | Ref: the condition of Off is false, so it does not exist
            {'Fn::Transform': x}                  | VALUE: unknown intrinsic Fn::Transform
            """)
    void whatLeadsNowhereIsAnErrorThatNamesThePlace(String expression, String message) {
        Template template = Template.parse("""
                Parameters: {NoDefault: {Type: String}}
                Conditions:
                  Circle: !Not [!Condition Circle]
                  Never: !Equals [a, b]
                Resources:
                  Off: {Type: AWS::SNS::Topic, Condition: Never}
                  Other: {Type: AWS::Serverless::Function, Properties: {Handler: a.B}}
                  Broken:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: a.B, Environment: {Variables: {VALUE: %s}}}
                """.formatted(expression), "test", Map.of());
        assertThatThrownBy(() -> template.function("Broken")).isInstanceOf(TemplateException.class)
                .hasMessageEndingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'A: !GetAZs x'          | test, line 1: unknown intrinsic !GetAZs
            'A: null'               | test, line 1: null is no value of CloudFormation
            'A: {'                  | is no YAML
            '- A'                   | test, line 1: expected a mapping
            'A: {<<: {B: x}, B: y}' | test, line 1: B is there twice
            'A: {B: x, <<: {B: y}}' | test, line 1: B is there twice
            'A: {<<: [{B: x}]}'     | test, line 1: expected a mapping
            'A: *B'                 | is no YAML
            """)
    void textThatIsNoTemplateIsAnErrorThatNamesTheLine(String text, String message) {
        assertThatThrownBy(() -> Template.parse(text, "test", Map.of())).isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }
}
