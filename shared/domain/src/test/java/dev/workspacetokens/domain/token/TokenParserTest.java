package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KNOWN_ID;
import static dev.workspacetokens.domain.token.Samples.KNOWN_SECRET;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TAG;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TOKEN;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The parser accepts what the issuer prints and nothing else.
final class TokenParserTest {

    /// All of ASCII, and what looks like a digit or a letter to somebody.
    private static final List<String> CHARACTERS = IntStream
            .concat(IntStream.range(0, 128),
                    "\u0130\u0131\u017f\u212a\u00e9\u0660\uff10\uff21\uff41\u200b\ufeff\ud800\udc00".chars())
            .mapToObj(c -> String.valueOf((char) c)).toList();

    static Stream<String> issued() {
        return Stream.concat(Stream.of(KNOWN_TOKEN), IntStream.range(0, 4)
                .mapToObj(seed -> Samples.draw(FORMAT, NOW.plusSeconds(seed), new Random(seed), TAG_KEY).revealOnce()));
    }

    @ParameterizedTest
    @MethodSource("issued")
    void everyOtherCharacterAnywhereIsRefused(String token) {
        var others = new ArrayList<String>();
        for (int i = 0; i < token.length(); i++) {
            for (String c : CHARACTERS) {
                if (c.charAt(0) != token.charAt(i)) {
                    others.add(token.substring(0, i) + c + token.substring(i + 1));
                }
            }
        }
        assertRefused(others);
    }

    @ParameterizedTest
    @MethodSource("issued")
    void everyCharacterMoreAnywhereIsRefused(String token) {
        var others = new ArrayList<String>();
        for (int i = 0; i <= token.length(); i++) {
            for (String c : CHARACTERS) {
                others.add(token.substring(0, i) + c + token.substring(i));
            }
        }
        assertRefused(others);
    }

    @ParameterizedTest
    @MethodSource("issued")
    void everyCharacterLessAnywhereIsRefused(String token) {
        assertRefused(IntStream.range(0, token.length())
                .mapToObj(i -> new StringBuilder(token).deleteCharAt(i).toString()).toList());
    }

    @ParameterizedTest
    @MethodSource("issued")
    void everyTwoCharactersExchangedAreRefused(String token) {
        var others = new ArrayList<String>();
        for (int i = 0; i < token.length(); i++) {
            for (int j = i + 1; j < token.length(); j++) {
                if (token.charAt(i) != token.charAt(j)) {
                    var text = new StringBuilder(token);
                    text.setCharAt(i, token.charAt(j));
                    text.setCharAt(j, token.charAt(i));
                    others.add(text.toString());
                }
            }
        }
        assertRefused(others);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void whatOnlyLooksLikeATokenIsRefused(long seed) {
        var random = new Random(seed);
        assertRefused(Stream.generate(() -> "wst_" + Base62.random(random, 60)).limit(20_000).toList());
    }

    @Test
    void aRightChecksumDoesNotMakeUpForAWrongForm() {
        assertThat(FORMAT.parse(Summed.of("wst_" + KNOWN_ID + KNOWN_SECRET + KNOWN_TAG))).isPresent();
        var others = new ArrayList<String>();
        for (int length = 0; length < 200; length++) {
            if (length != KNOWN_ID.length() + KNOWN_SECRET.length() + KNOWN_TAG.length()) {
                others.add(Summed.of("wst_" + "a".repeat(length)));
            }
        }
        String body = KNOWN_ID + KNOWN_SECRET + KNOWN_TAG;
        List.of("wst", "wst-", "wst ", "WST_", "wsu_", "old_", "_wst", "wst__", "").forEach(head -> {
            others.add(Summed.of(head + body));
            others.add(Summed.of(head + body.substring(1)));
        });
        for (String c : CHARACTERS) {
            if (!Base62.matches(c, 0, 1)) {
                others.add(Summed.of("wst_" + c + body.substring(1)));
                others.add(Summed.of("wst_" + body.substring(1) + c));
            }
        }
        assertRefused(others);
    }

    @Test
    void anotherSpellingOfTheChecksumIsRefused() {
        // Six digits hold more than 32 bits: this is the right sum plus 2^32.
        assertRefused(List.of("wst_" + KNOWN_ID + KNOWN_SECRET + KNOWN_TAG + "92stYl"));
    }

    @Test
    void garbageIsRefusedWithoutAnException() {
        assertRefused(
                List.of("", " ", "_", "wst", "wst_", "\u0000", "\ud83d", "\ud83d\ude00".repeat(32), "\uffff".repeat(64),
                        "a".repeat(64), "wst_" + "\u0661".repeat(60), "wst_" + " ".repeat(60), "_".repeat(64),
                        KNOWN_TOKEN.repeat(2), KNOWN_TOKEN.toUpperCase(Locale.ROOT), KNOWN_TOKEN + "\u0000",
                        "wst_".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void randomTextIsRefusedWithoutAnException(long seed) {
        var random = new Random(seed);
        assertRefused(Stream.generate(() -> random.ints(random.nextInt(120), 0, Character.MAX_VALUE + 1)
                .mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining())).limit(2_000).toList());
    }

    private static void assertRefused(List<String> texts) {
        assertThat(FORMAT.parse(KNOWN_TOKEN)).isPresent();
        assertThat(texts).isNotEmpty().filteredOn(text -> FORMAT.parse(text).isPresent()).isEmpty();
    }
}
