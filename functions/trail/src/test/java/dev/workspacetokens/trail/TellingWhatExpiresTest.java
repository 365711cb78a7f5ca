package dev.workspacetokens.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workspacetokens.application.walk.Digest;
import dev.workspacetokens.application.walk.ExpiringToken;
import dev.workspacetokens.application.walk.Notice;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// What receivers are told of tokens that expire, whatever becomes of the bus and the calls.
final class TellingWhatExpiresTest {

    /// Held, for a logger that nobody holds forgets its level. What it warns of is what these tests break on purpose.
    private static final Logger BUS = Logger.getLogger(Bus.class.getName());

    /// What EventBridge takes.
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration DAY = Duration.ofDays(1);

    private final Deployment deployment = new Deployment();
    private final FakeBus bus = deployment.bus;

    @BeforeAll
    static void silence() {
        BUS.setLevel(Level.OFF);
    }

    @AfterEach
    void dropTheTable() {
        deployment.close();
    }

    private String call(Map<String, Object> event, Duration time) {
        var context = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("getRemainingTimeInMillis");
                    return (int) time.toMillis();
                });
        return deployment.tellExpiring.handleRequest(event, context);
    }

    private String call() {
        return call(Map.of("detail-type", "Scheduled Event"), Duration.ofMinutes(15));
    }

    private static JsonObject detail(PutEventsRequestEntry entry) {
        return JsonParser.parseString(entry.detail()).getAsJsonObject();
    }

    private Instant in(int days) {
        return deployment.clock.instant().plus(DAY.multipliedBy(days)).plusSeconds(1);
    }

    @Test
    void digestIsToldWholly() {
        TokenId week = deployment.putToken(deployment.acme, "CI \"main\"", in(7));
        TokenId tomorrow = deployment.putToken(deployment.acme, "Bot", in(1));
        deployment.putToken(deployment.acme, "Later", in(8));
        assertThat(call()).isEqualTo("done");
        assertThat(bus.taken).singleElement().satisfies(entry -> {
            assertThat(entry.source()).isEqualTo("workspace-tokens");
            assertThat(entry.detailType()).isEqualTo("tokens.expiring");
            assertThat(entry.eventBusName()).isEqualTo("the-bus");
            assertThat(entry.time()).isEqualTo(deployment.clock.instant());
            assertThat(detail(entry)).isEqualTo(JsonParser.parseString("""
                    {"id": "%s", "at": "2040-01-01T00:00:00Z", "type": "tokens.expiring", "workspace": "acme",
                     "workspace_uid": "%s", "day": "2040-01-01", "part": 1, "parts": 1, "tokens": [
                      {"id": "%s", "name": "Bot", "expires_at": "2040-01-02T00:00:01Z", "days": 1},
                      {"id": "%s", "name": "CI \\"main\\"", "expires_at": "2040-01-08T00:00:01Z", "days": 7}]}
                    """.formatted(detail(entry).get("id").getAsString(), deployment.acme.uid(), tomorrow, week)));
        });
    }

    /// The clock goes on by an hour for forty days; on some of them nobody calls.
    @Test
    void inFortyDaysEachTokenIsToldOnceForEachNumberOfDaysLateRatherThanNever() {
        WorkspaceRef globex = deployment.putWorkspace("globex");
        TokenId first = deployment.putToken(deployment.acme, "first", in(35));
        TokenId second = deployment.putToken(globex, "second", in(20));
        var log = new ArrayList<String>();
        for (int hour = 0; hour < 40 * 24; hour++) {
            int day = hour / 24;
            if (day != 5 && day != 13 && (day < 28 || day > 30)) {
                int before = bus.taken.size();
                assertThat(call()).isEqualTo("done");
                for (PutEventsRequestEntry entry : bus.taken.subList(before, bus.taken.size())) {
                    JsonObject told = detail(entry);
                    told.getAsJsonArray("tokens").forEach(token -> log.add(day + " " + told.get("day").getAsString()
                            + " " + token.getAsJsonObject().get("id").getAsString() + " "
                            + token.getAsJsonObject().get("days").getAsInt()));
                }
            }
            deployment.clock.advance(Duration.ofHours(1));
        }
        assertThat(log).containsExactly("6 2040-01-06 " + first + " 30", "14 2040-01-14 " + second + " 7",
                "19 2040-01-20 " + second + " 1", "31 2040-01-29 " + first + " 7", "34 2040-02-04 " + first + " 1");
        // Every call that has nothing to do says so to the alarm.
        assertThat(deployment.metrics).hasSize(35 * 24)
                .allSatisfy(line -> assertThat(line).contains("\"Outcome\":\"done\",\"Walk\":\"TellExpiring\""));
    }

    @Test
    void oneThatTheBusRefusesStopsNoOtherAndIsToldByTheNextCall() {
        deployment.putToken(deployment.acme, "CI", in(1));
        for (int i = 0; i < 14; i++) {
            deployment.putToken(deployment.putWorkspace("ws-" + i), "CI", in(1));
        }
        bus.error = entry -> detail(entry).get("workspace").getAsString().equals("ws-3") ? "InternalFailure" : "";
        assertThatIllegalStateException().isThrownBy(this::call);
        assertThat(bus.taken).hasSize(14);
        assertThat(deployment.metrics).isEmpty();
        bus.error = _ -> "";
        assertThat(call()).isEqualTo("done");
        assertThat(bus.taken).hasSize(15);
        assertThat(detail(bus.taken.getLast()).get("workspace").getAsString()).isEqualTo("ws-3");
        assertThat(bus.calls).extracting(made -> made.entries().size()).containsExactly(10, 5, 1, 1);
    }

    @Test
    void busThatTakesNothingLosesNothing() {
        deployment.putToken(deployment.acme, "CI", in(1));
        bus.unanswered = 3;
        assertThatIllegalStateException().isThrownBy(this::call);
        assertThatIllegalStateException().isThrownBy(this::call);
        assertThat(bus.taken).isEmpty();
        deployment.clock.advance(DAY);
        assertThat(call()).isEqualTo("done");
        assertThat(bus.taken).singleElement()
                .satisfies(entry -> assertThat(detail(entry).get("day").getAsString()).isEqualTo("2040-01-01"));
    }

    @Test
    void busThatTakesNothingOfManyWorkspacesIsNotAskedForAll() {
        for (int i = 0; i < 160; i++) {
            deployment.putToken(deployment.putWorkspace("ws-%03d".formatted(i)), "CI", in(1));
        }
        bus.unanswered = 1_000;
        assertThatExceptionOfType(Refusal.Unavailable.class).isThrownBy(this::call);
        assertThat(bus.calls).hasSize(3);
        bus.unanswered = 0;
        assertThat(call()).isEqualTo("done");
        assertThat(bus.taken).hasSize(160);
    }

    @Test
    void callWithoutTimeLeavesAllToTheNextOne() {
        deployment.putToken(deployment.acme, "CI", in(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> call(Map.of(), WalkRun.RESERVE)).withMessage("TellExpiring has left something to do");
        assertThat(bus.calls).isEmpty();
        assertThat(call()).isEqualTo("done");
        assertThat(bus.taken).hasSize(1);
    }

    @Test
    void dayIsToldAgainUnderTheSameIdWhenSomebodyAsks() {
        deployment.putToken(deployment.acme, "CI", in(1));
        call();
        deployment.clock.advance(DAY.multipliedBy(3));
        assertThat(call(Map.of("day", "2040-01-01"), Duration.ofMinutes(15))).isEqualTo("done");
        assertThat(bus.taken).extracting(entry -> detail(entry).get("id")).hasSize(2)
                .containsOnly(detail(bus.taken.getFirst()).get("id"));
        assertThat(deployment.metrics).hasSize(1);
    }

    /// A hundred characters of four bytes are the longest name.
    @Test
    void largestDigestIsLessThanHalfOfWhatTheBusTakes() {
        var token = new ExpiringToken(deployment.acme, TokenId.draw(Instant.EPOCH, new Random(1)),
                "\uD83D\uDD11".repeat(100), Instant.parse("2040-01-02T00:00:00.001Z"));
        var digest = new Digest(deployment.acme, LocalDate.parse("2040-01-01"), 10, 10,
                Collections.nCopies(Digest.MOST, new Notice(token, 30)));
        String json = DigestDetail.json(digest, deployment.clock.instant());
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES / 2);
        assertThat(json).hasSizeLessThan(Bus.MOST_CHARACTERS);
    }
}
