package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway writes the events. One that is not as documented is a fault, and no fault lets anybody in.
@OnEachBackend
final class MalformedEventTest {

    private static final Deployment DEPLOYMENT = new Deployment();
    private static final String SECRET = DEPLOYMENT.create(new Access.AllApps("admin")).secret();
    private static final Event EVENT = Event.app(DEPLOYMENT.app("admin").app().value()).bearer(SECRET);

    static Stream<String> brokenRest() {
        String good = EVENT.rest();
        var broken = new ArrayList<>(List.of("", " ", "null", "[]", "\"text\"", "1", "{", "{}", "nonsense"));
        for (String field : List.of("methodArn", "resource", "httpMethod")) {
            broken.add(good.replace("  \"" + field + "\": ", "  \"x\": "));
            broken.add(good.replaceAll("  \"" + field + "\": \"[^\"]*\"", "  \"" + field + "\": 1"));
            broken.add(good.replaceAll("  \"" + field + "\": \"[^\"]*\"", "  \"" + field + "\": null"));
        }
        broken.add(good.replace("\"app\": \"", "\"app\": null, \"x\": \""));
        broken.add(good.replace("\"Authorization\": [", "\"Authorization\": [[], "));
        broken.add(good.replace("\"Authorization\": [", "\"Authorization\": [null, "));
        broken.add(good.replace("\"type\": \"REQUEST\"", "\"resource\": \"/me\""));
        broken.add(good.replace("\"stageVariables\": null", "\"stageVariables\": {\"workspace_tokens_api\": 1}"));
        broken.add(good.replace("\"stage\": \"live\"", "\"stage\": 1"));
        broken.add(good.replace("\"path\": \"/live/", "\"path\": null, \"x\": \"/live/"));
        broken.add(good.replace("\"sourceIp\": \"192.0.2.7\"", "\"sourceIp\": {}"));
        broken.add(good + "x");
        broken.add(good + "{}");
        // Half a character would become a question mark, which IAM reads as a wildcard.
        broken.add(good.replaceAll("(\"methodArn\": \"[^\"]*)\"", "$1\\\\ud800\""));
        return broken.stream();
    }

    static Stream<String> brokenHttp() {
        String good = EVENT.http();
        var broken = new ArrayList<>(List.of("", "null", "[]", "{}"));
        for (String field : List.of("routeArn", "routeKey")) {
            broken.add(good.replace("  \"" + field + "\": ", "  \"x\": "));
            broken.add(good.replaceAll("  \"" + field + "\": \"[^\"]*\"", "  \"" + field + "\": {}"));
        }
        broken.add(good.replace("\"authorization\": ", "\"authorization\": 1, \"x\": "));
        broken.add(good.replace("\"method\": \"GET\"", "\"method\": null"));
        broken.add(good.replace("\"method\": \"GET\"", "\"verb\": \"GET\""));
        broken.add(good.replace("\"method\": \"GET\"", "\"method\": \"POST\""));
        broken.add(good.replace("\"rawPath\": \"", "\"rawPath\": 1, \"x\": \""));
        broken.add(EVENT.rest());
        return broken.stream();
    }

    @ParameterizedTest
    @MethodSource("brokenRest")
    void restEventOfAnotherShapeIsAFault(String event) {
        assertThat(event).isNotEqualTo(EVENT.rest());
        Verdicts.assertFails(() -> Deployment.invoke(DEPLOYMENT.rest, event));
    }

    @ParameterizedTest
    @MethodSource("brokenHttp")
    void httpEventOfAnotherShapeIsAFault(String event) {
        assertThat(event).isNotEqualTo(EVENT.http());
        Verdicts.assertFails(() -> Deployment.invoke(DEPLOYMENT.http, event));
    }

    @Test
    void eventThatEndsTooEarlyIsAFaultWhereverItEnds() {
        String good = EVENT.rest().stripTrailing();
        for (int length = 0; length < good.length(); length += 7) {
            String cut = good.substring(0, length);
            Verdicts.assertFails(() -> Deployment.invoke(DEPLOYMENT.rest, cut));
        }
    }

    /// The runtime logs what a function throws.
    @ParameterizedTest
    @ValueSource(strings = {"{\"pathParameters\": {\"%s\" 1}}", "{\"pathParameters\": {\"%s\": \"",
            "{\"stageVariables\": {\"%s\": 1}}"})
    void faultDoesNotNameWhatIsInTheEvent(String event) {
        assertThatThrownBy(() -> Deployment.invoke(DEPLOYMENT.rest, event.formatted(SECRET)))
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(SECRET));
    }

    @Test
    void eventPrintsNothingOfItsCredential() throws Exception {
        try (var input = new ByteArrayInputStream(
                EVENT.rest().getBytes(StandardCharsets.UTF_8))) {
            AuthorizerEvent event = EventReader.rest(input);
            assertThat(event.toString()).contains("GET /apps/{app}").doesNotContain(SECRET.substring(22));
            assertThat(event.request().toString()).doesNotContain(SECRET.substring(22));
        }
    }
}
