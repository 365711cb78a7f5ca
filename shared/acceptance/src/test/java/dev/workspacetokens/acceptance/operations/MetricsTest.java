package dev.workspacetokens.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.testing.Summed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/// What CloudWatch is told of decisions and operations, and that the alarms of the template listen to that.
final class MetricsTest {

    private static final Set<String> OF_AWS = Set.of("AWS/ApiGateway 5xx", "AWS/ApiGateway 5XXError",
            "AWS/Lambda Throttles", "AWS/Lambda Duration", "AWS/DynamoDB ReadThrottleEvents",
            "AWS/DynamoDB WriteThrottleEvents", "AWS/SQS ApproximateNumberOfMessagesVisible",
            "AWS/SQS ApproximateNumberOfMessagesNotVisible", "AWS/Lambda IteratorAge");

    private final Running system = Running.withDemoData();
    private final Template template = Template.ofThisBuild();

    @AfterEach
    void stop() {
        system.close();
    }

    private Reply create() {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"apps": {"ios-shop": "tester-qa"}}}"""
                .formatted(system.clock().inDays(30)))
                .expect(201);
    }

    /// One metric with one set of dimensions.
    private record Counted(String namespace, String name, Map<String, String> dimensions) {}

    private Set<Counted> counted() {
        var all = new HashSet<Counted>();
        for (String line : system.logged().filter(line -> line.startsWith(Metrics.LINE)).toList()) {
            JsonNode json = json(line);
            for (JsonNode group : json.at("/_aws/CloudWatchMetrics")) {
                String name = group.at("/Metrics/0/Name").asText();
                assertThat(json.path(name).isNumber()).isTrue();
                for (JsonNode set : group.path("Dimensions")) {
                    var dimensions = new TreeMap<String, String>();
                    set.forEach(
                            dimension -> dimensions.put(dimension.asText(), json.path(dimension.asText()).asText()));
                    all.add(new Counted(group.path("Namespace").asText(), name, dimensions));
                }
            }
        }
        return all;
    }

    private static JsonNode json(String line) {
        try {
            return Reply.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    /// The outcomes of what is counted, each with its detail.
    private Set<String> outcomes(String metric, String detail) {
        return counted().stream().filter(one -> one.name().equals(metric) && one.dimensions().containsKey(detail))
                .map(one -> one.dimensions().get("Outcome") + " " + one.dimensions().get(detail))
                .collect(Collectors.toSet());
    }

    private void failEachWay(Reply token) {
        Reply old = create();
        system.as("ada").post(old.header("location") + "/regenerate",
                "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(30))).expect(200);
        system.with(old).get("/me").expect(401);
        system.faults().dynamoDbDown(true);
        system.with(token).get("/me").expect(500);
        system.faults().dynamoDbDown(false);
        KmsClient kms = system.runner().kms();
        String key = kms.describeKey(r -> r.keyId(template.keys().getFirst().aliases().getFirst())).keyMetadata().arn();
        kms.disableKey(r -> r.keyId(key));
        system.clock().advance(Duration.ofMinutes(15));
        system.with(token).get("/me").expect(500);
        kms.enableKey(r -> r.keyId(key));
        system.clock().advance(Duration.ofMinutes(1));
        changeBehindTheServicesBack(token);
        system.with(token).get("/me").expect(500);
        changeTheTrailBehindTheServicesBack();
    }

    private void changeTheTrailBehindTheServicesBack() {
        LocalRunner runner = system.runner();
        String member = "\"PK\": {\"S\": \"WORKSPACE#acme\"}, \"SK\": {\"S\": \"MEMBER#ada\"}";
        runner.invoke("ForwardEvents",
                record("\"PK\": {\"S\": \"AUDIT#-\"}, \"SK\": {\"S\": \"0\"}", system.clock().instant()));
        runner.invoke("WatchWrites", record(member, system.clock().instant().plus(Duration.ofDays(1))));
        // When nothing is due, for nothing stands for EventBridge here.
        system.clock().advance(Duration.ofDays(2));
        runner.invoke("TellExpiring", "{}");
        runner.invoke("SweepGrants", "{}");
    }

    /// What the stream says of a row that was written over.
    private static String record(String key, Instant at) {
        return """
                {"Records": [{"eventName": "MODIFY", "eventSource": "aws:dynamodb", "dynamodb": {"Keys": {%s},
                 "SequenceNumber": "1", "ApproximateCreationDateTime": %d}}]}""".formatted(key, at.getEpochSecond());
    }

    private void changeBehindTheServicesBack(Reply token) {
        system.runner().dynamoDb().updateItem(r -> r.tableName(template.table().tableName())
                .key(Map.of("PK", AttributeValue.fromS("CREDENTIAL#" + token.data().path("id").asText()), "SK",
                        AttributeValue.fromS("CREDENTIAL")))
                .updateExpression("SET #name = :name").expressionAttributeNames(Map.of("#name", "name"))
                .expressionAttributeValues(Map.of(":name", AttributeValue.fromS("Somebody else's"))));
    }

    @Test
    void everyDecisionIsCountedOnceByOutcomeAndReason() {
        Reply token = create();
        system.with(token).get("/me").expect(200);
        system.with(token).get("/apps/web").expect(403);
        system.with(token).post("/apps/ios-shop/builds", "{\"branch\": \"main\"}").expect(403);
        system.sending("Bearer nonsense").get("/me").expect(401);
        system.sending(Summed.changed(system.secretOf(token), 30)).get("/me").expect(401);
        Reply expired = create();
        failEachWay(token);
        system.clock().advance(Duration.ofDays(30));
        for (int i = 0; i < 2; i++) {
            system.with(expired).get("/me").expect(401);
        }
        assertThat(outcomes("Decisions", "Reason")).containsExactlyInAnyOrder("allowed permitted",
                "denied no_access_to_app", "denied permission_missing", "denied malformed", "denied not_issued",
                "failed dependency",
                "failed hmac_key_unavailable", "failed seal_refused", "denied expired", "denied superseded");
        assertThat(system.logged().filter(line -> line.contains("\"Decisions\":1"))).hasSize(11);
        // However often an old secret is used, an alarm is told once.
        assertThat(system.logged().filter(line -> line.contains("\"OldSecrets\":1"))).hasSize(2);
    }

    @Test
    void everyOperationIsCountedByItsRouteAndOutcome() {
        String id = create().data().path("id").asText();
        Client ada = system.as("ada");
        ada.get("/workspaces").expect(200);
        ada.get("/workspaces/acme/tokens/" + id).expect(200);
        ada.post("/workspaces/acme/tokens", "{}").expect(400);
        ada.delete("/workspaces/acme/tokens/" + id).expect(204);
        system.directory().get("/directory/workspaces/nobody").expect(404);
        system.faults().dynamoDbDown(true);
        ada.get("/workspaces/acme/tokens").expect(503);
        system.faults().dynamoDbDown(false);
        assertThat(outcomes("Operations", "Operation")).contains("2xx POST /workspaces/{workspace}/tokens",
                "4xx POST /workspaces/{workspace}/tokens", "2xx GET /workspaces",
                "2xx GET /workspaces/{workspace}/tokens/{token}", "2xx DELETE /workspaces/{workspace}/tokens/{token}",
                "4xx GET /directory/workspaces/{workspace}", "5xx GET /workspaces/{workspace}/tokens");
        assertThat(counted().toString()).doesNotContain(id, "acme");
    }

    @Test
    void alarmsListenToWhatIsCountedOrToAwsAndNeverToLambdasErrors() {
        failEachWay(create());
        Set<Counted> counted = counted();
        List<Map<String, Object>> metrics = template.resources("AWS::CloudWatch::Alarm").stream()
                .flatMap(alarm -> metrics(template.properties(alarm)).stream()).toList();
        assertThat(metrics).hasSizeGreaterThan(10).allSatisfy(metric -> {
            var one = new Counted(String.valueOf(metric.get("Namespace")), String.valueOf(metric.get("MetricName")),
                    dimensions(metric));
            if (one.namespace().startsWith("AWS/")) {
                assertThat(OF_AWS).contains(one.namespace() + " " + one.name());
            } else if (filtered().contains(one.namespace() + " " + one.name())) {
                assertThat(one.dimensions()).containsOnlyKeys("Api");
            } else {
                assertThat(counted).contains(one);
            }
        });
        assertThat(metrics).extracting(metric -> metric.get("Namespace")).contains("WorkspaceTokens");
    }

    /// What is counted in the access logs.
    @SuppressWarnings("unchecked")
    private Set<String> filtered() {
        return template.resources("AWS::Logs::MetricFilter").stream()
                .flatMap(filter -> ((List<Map<String, Object>>) Objects
                        .requireNonNull(template.properties(filter).get("MetricTransformations"))).stream())
                .map(metric -> metric.get("MetricNamespace") + " " + metric.get("MetricName"))
                .collect(Collectors.toSet());
    }

    /// What an alarm looks at, directly or by an expression.
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> metrics(Map<String, Object> alarm) {
        return alarm.containsKey("Metrics")
                ? ((List<Map<String, Object>>) alarm.get("Metrics")).stream()
                        .filter(one -> one.containsKey("MetricStat"))
                        .map(one -> (Map<String, Object>) ((Map<String, Object>) one.get("MetricStat")).get("Metric"))
                        .toList()
                : List.of(alarm);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> dimensions(Map<String, Object> metric) {
        var dimensions = new TreeMap<String, String>();
        ((List<Map<String, Object>>) metric.getOrDefault("Dimensions", List.of())).forEach(
                one -> dimensions.put(String.valueOf(one.get("Name")), String.valueOf(one.get("Value"))));
        return dimensions;
    }
}
