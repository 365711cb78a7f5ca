package dev.workspacetokens.acceptance.units;

import static dev.workspacetokens.acceptance.units.CountedSystem.perApp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.acceptance.units.CountedSystem.Call;
import dev.workspacetokens.emulators.units.Units;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a call may cost at most, in units by AWS's rules, whoever makes it and whatever it sends.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnitBarsTest {

    private static final int MAX_APPS = 1_000;
    private static final double UNKNOWN_CALLER = 3;
    private static final double REFUSED_BODY = 110;
    private static final Units AUTHORIZATION = new Units(3, 0);

    private CountedSystem counted;
    private Running system;
    private Reply withOneApp;
    private Reply withAThousand;

    @BeforeAll
    void workspaceOfAThousandApps() {
        counted = new CountedSystem();
        system = counted.running();
        counted.replaceApps(MAX_APPS);
        withOneApp = create(perApp("app", 1, "tester-qa"));
        withAThousand = create(perApp("app", MAX_APPS, "tester-qa"));
    }

    @AfterAll
    void stop() {
        counted.close();
    }

    private Reply create(String roles) {
        return system.as("ada").post("/workspaces/acme/tokens", counted.creation("CI", roles)).expect(201);
    }

    private static Stream<List<String>> callersWhoOwnNothingThere() {
        return Stream.of(List.of("nobody", "acme"), List.of("max", "acme"), List.of("olga", "acme"),
                List.of("ada", "no-such-workspace"), List.of("nobody", "no-such-workspace"),
                List.of("ada", "NO%20SLUG"));
    }

    @ParameterizedTest
    @MethodSource("callersWhoOwnNothingThere")
    void hardlyAnythingIsSpentOnACallerWhoIsNotKnownToBeAnOwner(List<String> callerAndWorkspace) {
        Client client = system.as(callerAndWorkspace.getFirst());
        String workspace = "/workspaces/" + callerAndWorkspace.getLast();
        String tokens = workspace + "/tokens";
        String token = tokens + "/" + withAThousand.data().path("id").asText();
        String roles = perApp("app", MAX_APPS, "admin");
        Map<String, Supplier<Reply>> calls = Map.of("apps", () -> client.get(workspace + "/apps?title=x"), "list",
                () -> client.get(tokens), "search", () -> client.get(tokens + "?name=x&status=active"), "create",
                () -> client.post(tokens, counted.creation("CI", roles)), "get", () -> client.get(token), "update",
                () -> client.patch(token, "{\"roles\": " + roles + "}"), "regenerate",
                () -> client.post(token + "/regenerate", "{\"expires_at\": null}"), "revoke",
                () -> client.delete(token));
        calls.forEach((name, call) -> {
            Call made = counted.count(call);
            assertThat(made.reply().status()).as(name).isIn(403, 404);
            assertThat(made.units().read() + made.units().write()).as("%s: %s", name, made.units())
                    .isLessThanOrEqualTo(UNKNOWN_CALLER);
        });
    }

    private static Stream<List<String>> refusedBodies() {
        String right = perApp("app", MAX_APPS, "developer");
        return Stream.of(List.of("made-up slugs", "CI", perApp("made-up", MAX_APPS, "developer")),
                List.of("no slugs at all", "CI", perApp("NO SLUG", MAX_APPS, "developer")),
                List.of("a role that is none", "CI", perApp("app", MAX_APPS, "emperor")),
                List.of("a wrong name", "\\u0007", right),
                List.of("one made-up slug", "CI", right.replace("app-0999", "app-1000")),
                List.of("half of them made up", "CI", right.replace("app-00", "bad-00").replace("app-05", "bad-05")),
                List.of("few made-up slugs", "CI", perApp("made-up", 10, "developer")),
                List.of("one app too many", "CI", perApp("app", MAX_APPS + 1, "developer")));
    }

    @ParameterizedTest
    @MethodSource("refusedBodies")
    void refusedBodyCostsHardlyMoreThanTheListOfAThousandApps(List<String> body) {
        String name = body.get(1);
        String roles = body.get(2);
        Client ada = system.as("ada");
        Call create = counted.count(() -> ada.post("/workspaces/acme/tokens", counted.creation(name, roles)));
        Call update = counted.count(() -> ada.patch(withOneApp.header("location"),
                "{\"name\": \"%s\", \"roles\": %s}".formatted(name, roles)));
        for (Call call : List.of(create, update)) {
            call.reply().problem(422);
            assertThat(call.units().write()).as("%s: %s", body.getFirst(), call.units()).isZero();
            assertThat(call.units().read()).as("%s: %s", body.getFirst(), call.units())
                    .isLessThanOrEqualTo(REFUSED_BODY);
        }
    }

    /// The route needs a permission that a tester has not got: what is counted is the authorizer's alone.
    @Test
    void authorizingCostsThreeUnitsInOneRequestWithOneGrantAsWithAThousand() {
        for (Reply token : List.of(withOneApp, withAThousand)) {
            Client client = system.with(token);
            client.post("/apps/app-0000/builds", "{\"branch\": \"main\"}").expect(403);
            Call warm = counted.count(() -> client.post("/apps/app-0000/builds", "{\"branch\": \"main\"}"));
            warm.reply().expect(403);
            assertThat(warm.units()).isEqualTo(AUTHORIZATION);
            assertThat(warm.requests()).isEqualTo(1);
        }
    }

    @Test
    void theFirstUseOfADayCostsAWriteOnce() {
        Client client = system.with(create("{\"all_apps\": \"developer\"}"));
        assertThat(counted.count(() -> client.get("/apps/no-such-app")).units()).isEqualTo(new Units(3, 1));
        assertThat(counted.count(() -> client.get("/apps/no-such-app")).units()).isEqualTo(AUTHORIZATION);
    }

    @Test
    void whatThisDeploymentNeverIssuedCostsNothing() {
        String genuine = system.secretOf(withAThousand);
        String forged = withChecksum(genuine.substring(0, 30) + (genuine.charAt(30) == 'x' ? 'y' : 'x')
                + genuine.substring(31, genuine.length() - 6));
        for (String text : List.of("", "wst_", "garbage", genuine + "0", genuine.substring(1), genuine.repeat(50),
                genuine.toUpperCase(Locale.ROOT), forged)) {
            Call call = counted.count(() -> system.sending("Bearer " + text).get("/apps/app-0000"));
            call.reply().expect(401);
            assertThat(call.units()).as("of a text of %s characters", text.length()).isEqualTo(Units.NONE);
            assertThat(call.requests()).isZero();
        }
    }

    /// A token as whoever knows the published format would write it.
    private static String withChecksum(String head) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= digits.length()) {
            checksum.append(digits.charAt(Math.toIntExact(rest % digits.length())));
        }
        return head + checksum.reverse();
    }
}
