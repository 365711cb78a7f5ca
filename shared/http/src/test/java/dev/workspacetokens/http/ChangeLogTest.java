package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangeLogTest {

    private static final Logger LOG = Logger.getLogger(ChangeLog.class.getName());
    private static final String TOKEN = "0VbnT7q4D0lPk64Ie8";

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setLevel(Level.ALL);
        LOG.setUseParentHandlers(false);
        handler.setLevel(Level.ALL);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(handler);
    }

    private static Request request(String route, Map<String, String> path, String sub) {
        return new Request(route, path, Map.of("q", "secret"), Map.of("authorization", "secret"), Map.of("sub", sub),
                "", "secret", false);
    }

    @Test
    void everyChangeThatAFunctionAnswersIsNoted() {
        var adapter = new HttpApiAdapter(Samples.metrics(), _ -> Answer.empty(204));
        adapter.handle(APIGatewayV2HTTPEvent.builder().withRouteKey("DELETE /workspaces/{workspace}")
                .withPathParameters(Map.of("workspace", "acme")).build());
        assertThat(lines).containsExactly("DELETE /workspaces/{workspace} 204 workspace=acme");
    }

    @Test
    void changeNamesWorkspaceTokenAndCaller() {
        ChangeLog.note(request("DELETE /workspaces/{workspace}/tokens/{token}",
                Map.of("workspace", "acme", "token", TOKEN), "auth0|ada"), Answer.empty(204));
        assertThat(lines).containsExactly("DELETE /workspaces/{workspace}/tokens/{token} 204 workspace=acme token="
                + TOKEN + " by=auth0|ada");
    }

    @Test
    void creationNamesTheTokenThatItMade() {
        ChangeLog.note(request("POST /workspaces/{workspace}/tokens", Map.of("workspace", "acme"), "ada"),
                Answer.data(201, Map.of()).with("location", "/workspaces/acme/tokens/" + TOKEN));
        assertThat(lines).singleElement().asString().endsWith("201 workspace=acme token=" + TOKEN + " by=ada");
    }

    @Test
    void whatHasNotTheFormOfANameIsLeftOut() {
        ChangeLog.note(request("PATCH /workspaces/{workspace}/tokens/{token}",
                Map.of("workspace", "Ac me", "token", "wst_" + TOKEN + "x".repeat(42)), "line\nbreak"),
                Answer.empty(404));
        assertThat(lines).containsExactly("PATCH /workspaces/{workspace}/tokens/{token} 404");
    }

    @Test
    void readingIsNoChange() {
        ChangeLog.note(request("GET /workspaces/{workspace}/tokens", Map.of("workspace", "acme"), "ada"),
                Answer.empty(200));
        assertThat(lines).isEmpty();
    }
}
