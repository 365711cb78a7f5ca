package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.authorizer.FailureKind;
import dev.workspacetokens.domain.decision.Decision.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of refusals in `docs/api.md` has each reason, and what callers are told.
class RefusalsTableTest {

    private static final int REST = 2;
    private static final int HTTP = 3;

    /// The cells of each row, without the reason, by the reason.
    private static final Map<String, List<String>> ROWS = MarkdownPage.read("docs/api.md").lines().stream()
            .filter(line -> line.matches("\\| `[a-z_]+` \\|.*"))
            .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
            .filter(cells -> cells.size() == HTTP + 1)
            .collect(Collectors.toMap(cells -> cells.getFirst().strip().replace("`", ""),
                    cells -> cells.stream().map(String::strip).toList()));

    @Test
    void itHasARowForEachReasonThatTheMetricNames() {
        assertThat(ROWS.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Arrays.stream(Reason.values()), Arrays.stream(FailureKind.values()))
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void theStatusSaysWhetherTheTokenIsAlive() {
        for (Reason reason : Reason.values()) {
            assertThat(told(reason)).startsWith(reason.authenticated() ? "403 " : "401 ");
            assertThat(row(reason).get(HTTP)).endsWith("403 Forbidden");
        }
    }

    @Test
    void theRestApiAnswersAsItSays() {
        try (Running system = Running.withDemoData()) {
            var ada = system.as("ada");
            Reply issued = create(system, "{\"apps\": {\"ios-shop\": \"tester-qa\"}}");
            String path = "/workspaces/acme/tokens/" + issued.data().path("id").asText();
            String token = system.secretOf(issued);

            assertTold(system.sending().get("/me"), Reason.MISSING);
            assertTold(system.sending(token, token).get("/me"), Reason.MISSING);
            assertTold(system.sending(token + "x").get("/me"), Reason.MALFORMED);
            assertTold(system.sending(token).get("/apps/web"), Reason.NO_ACCESS_TO_APP);
            assertTold(system.sending(token).get("/apps/billing"), Reason.NO_ACCESS_TO_APP);
            assertTold(system.sending(token).get("/apps/no-such-app"), Reason.NO_ACCESS_TO_APP);
            assertTold(system.sending(token).post("/apps/ios-shop/builds", "{\"branch\": \"main\"}"),
                    Reason.PERMISSION_MISSING);

            String body = "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(30));
            ada.post(path + "/regenerate", body).expect(200);
            assertTold(system.sending(token).get("/me"), Reason.SUPERSEDED);
            Reply regenerated = ada.post(path + "/regenerate", body).expect(200);
            assertTold(system.sending(token).get("/me"), Reason.WRONG_SECRET);
            system.clock().advance(Duration.ofDays(30));
            assertTold(system.with(regenerated).get("/me"), Reason.EXPIRED);
            system.as("ada").delete(path).expect(204);
            assertTold(system.with(regenerated).get("/me"), Reason.UNKNOWN);
        }
    }

    private static Reply create(Running system, String roles) {
        return system.as("ada").post("/workspaces/acme/tokens",
                "{\"name\": \"CI\", \"expires_at\": \"%s\", \"roles\": %s}".formatted(system.clock().inDays(30), roles))
                .expect(201);
    }

    private static void assertTold(Reply reply, Reason reason) {
        assertThat(reply.status() + " " + reply.json().path("message").asText()).isEqualTo(told(reason));
    }

    /// What the table says that a REST API says.
    private static String told(Reason reason) {
        return row(reason).get(REST);
    }

    private static List<String> row(Reason reason) {
        return Objects.requireNonNull(ROWS.get(reason.name().toLowerCase(Locale.ROOT)));
    }
}
