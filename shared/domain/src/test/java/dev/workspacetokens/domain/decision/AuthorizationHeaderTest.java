package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The accepted headers are exactly `<token>`, `token <token>` and `Bearer <token>`, and what is refused costs nothing.
final class AuthorizationHeaderTest {

    private static final AccessRequest REQUEST = World.request(READ, "web");

    private final World world = new World();
    private final String token = world.issue(World.web(World.DEVELOPER)).text();
    private final TokenAuthorizer authorizer = world.authorizer();

    private boolean accepted(String... values) {
        world.access.reads.clear();
        world.keys.derived.clear();
        Decision decision = authorizer.decide(REQUEST, List.of(values));
        if (decision instanceof Allowed) {
            return true;
        }
        var expected = new Denied(values.length == 1 ? Reason.MALFORMED : Reason.MISSING, null, null);
        if (!decision.equals(expected) || !world.access.reads.isEmpty() || !world.keys.derived.isEmpty()) {
            throw new AssertionError(decision + " after " + world.access.reads);
        }
        return false;
    }

    /// Every way to write a scheme in capitals and small letters.
    static Stream<String> schemes() {
        return Stream.of("bearer", "token").flatMap(scheme -> IntStream.range(0, 1 << scheme.length())
                .mapToObj(mask -> IntStream.range(0, scheme.length())
                        .mapToObj(i -> Character.toString(scheme.charAt(i) - ((mask >> i & 1) * ('a' - 'A'))))
                        .reduce("", String::concat)));
    }

    @Test
    void theTokenAloneIsAccepted() {
        assertThat(accepted(token)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void bothSchemesAreAcceptedInAnyCase(String scheme) {
        assertThat(accepted(scheme + " " + token)).isTrue();
    }

    @Test
    void nothingButTheSchemesLettersMakesTheScheme() {
        for (String scheme : List.of("bearer", "token")) {
            for (int i = 0; i < scheme.length(); i++) {
                int at = i;
                String small = scheme.substring(at, at + 1);
                assertExactly(c -> scheme.substring(0, at) + (char) c + scheme.substring(at + 1) + " " + token,
                        c -> c == small.charAt(0) || c == small.toUpperCase(Locale.ROOT).charAt(0));
            }
        }
    }

    @Test
    void oneOrMoreSpacesFollowTheScheme() {
        for (String spaces : List.of(" ", "  ", "   ", " ".repeat(1_000))) {
            assertThat(accepted("Bearer" + spaces + token)).isTrue();
            assertThat(accepted("tOKEN" + spaces + token)).isTrue();
        }
        assertThat(accepted(" ".repeat(2) + token)).isFalse();
    }

    @Test
    void nothingButSpacesFollowsTheScheme() {
        assertExactly(c -> "Bearer" + (char) c + token, c -> c == ' ');
        assertExactly(c -> "token" + (char) c + token, c -> c == ' ');
        assertExactly(c -> "Bearer " + (char) c + token, c -> c == ' ');
        assertExactly(c -> "Bearer " + (char) c + " " + token, c -> c == ' ');
        assertExactly(c -> "token  " + (char) c + token, c -> c == ' ');
    }

    @Test
    void nothingStandsBeforeOrBehind() {
        assertExactly(c -> (char) c + token, _ -> false);
        assertExactly(c -> token + (char) c, _ -> false);
        assertExactly(c -> (char) c + "Bearer " + token, _ -> false);
        assertExactly(c -> "Bearer " + token + (char) c, _ -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Bearer  ", "token", "token ", "Bearer  {} ", "Bearer \t{}",
            "Bearer\t {}", "Bearer  {},", "Bearer  {}  {}", "Bearer  Bearer {}", "Bearer\t{}", "Bearer: {}",
            "Bearer,{}", "Bearer{}", "{} ", " {}", "{},{}", "{}, {}", "Bearer {}, Bearer {}", "Bearer {},Bearer {}",
            "{} {}", "Bearer {} {}", "Bearer Bearer {}", "token Bearer {}", "Bearer token {}", "Bearer \"{}\"",
            "\"{}\"",
            "Basic {}", "Digest {}", "apikey {}", "Token={}", "token={}", "Bearer token={}", "to\u212aen {}",
            "Bear\u0435r {}", "B\u0435arer {}", "Bearer\u00a0{}", "\ufeff{}", "{}\u0000", "{}\n", "{}\r\nX: y",
            "Bearer {};v=1", "Authorization: Bearer {}", "null", "undefined"})
    void everyOtherFormIsRefused(String form) {
        assertThat(accepted(form.replace("{}", token))).isFalse();
    }

    @Test
    void otherEncodingsOfTheTokenAreRefused() {
        String basic = Base64.getEncoder().encodeToString((token + ":").getBytes(StandardCharsets.US_ASCII));
        assertThat(accepted("Basic " + basic)).isFalse();
        assertThat(accepted("Bearer " + basic)).isFalse();
        assertThat(accepted("Bearer " + token.replace("_", "%5F"))).isFalse();
        assertThat(accepted("Bearer " + token.toUpperCase(Locale.ROOT))).isFalse();
    }

    @Test
    void aHeaderThatIsMissingOrSentTwiceIsRefused() {
        assertThat(accepted()).isFalse();
        assertThat(accepted(token, token)).isFalse();
        assertThat(accepted("Bearer " + token, "")).isFalse();
        assertThat(accepted("", token)).isFalse();
    }

    @Test
    void aHugeHeaderIsRefused() {
        assertThat(accepted("Bearer " + token + " ".repeat(1_000_000))).isFalse();
        assertThat(accepted("Bearer ".repeat(100_000) + token)).isFalse();
    }

    /// Tries every character there is in one place of the header.
    private void assertExactly(IntFunction<String> header, IntPredicate expected) {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (accepted(header.apply(c)) != expected.test(c)) {
                throw new AssertionError("U+%04X must %sbe accepted".formatted(c, expected.test(c) ? "" : "not "));
            }
        }
    }
}
