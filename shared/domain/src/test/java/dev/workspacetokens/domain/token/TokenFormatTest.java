package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KNOWN_ID;
import static dev.workspacetokens.domain.token.Samples.KNOWN_SECRET;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TOKEN;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenFormatTest {

    private static final TokenFormat RENAMED = new TokenFormat("acme_ci", List.of("wst", "ac"));

    @Test
    void theFormatIsTheOneThatWasPublished() {
        assertThat(Samples.draw(FORMAT, NOW, new Counting(), TAG_KEY).revealOnce()).isEqualTo(KNOWN_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void whatIsIssuedIsParsed(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            TokenSecret issued = Samples.draw(FORMAT, NOW.plusMillis(i), random, TAG_KEY);
            String text = issued.revealOnce();
            TokenSecret parsed = FORMAT.parse(text).orElseThrow();
            assertThat(text).hasSize("wst".length() + 1 + 60);
            assertThat(parsed.id()).isEqualTo(issued.id());
            assertThat(parsed.macMessage(1)).isEqualTo(issued.macMessage(1));
            assertThat(parsed.revealOnce()).isEqualTo(text);
        }
    }

    @Test
    void anotherSecretOfTheSameTokenKeepsTheId() {
        var random = new Random(0);
        TokenSecret first = Samples.draw(FORMAT, NOW, random, TAG_KEY);
        TokenSecret second = FORMAT.draw(first.id(), random, TAG_KEY);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.macMessage(1)).isNotEqualTo(first.macMessage(1));
    }

    @Test
    void theSecretHasAtLeast160BitsOfTheRandomSource() {
        assertThat(KNOWN_SECRET.length() * Math.log(62) / Math.log(2)).isGreaterThanOrEqualTo(160);
        // 10 digits of the id, then every digit of the secret.
        var drawn = new Counting();
        Samples.draw(FORMAT, NOW, drawn, TAG_KEY);
        assertThat(drawn.nextInt(1_000)).isEqualTo(10 + KNOWN_SECRET.length());
    }

    @Nested
    final class Prefixes {

        @Test
        void newTokensStartWithThePresentOne() {
            assertThat(Samples.draw(RENAMED, NOW, new Counting(), TAG_KEY).revealOnce())
                    .startsWith("acme_ci_" + KNOWN_ID);
        }

        @Test
        void tokensWithFormerOnesStayAccepted() {
            assertThat(RENAMED.parse(KNOWN_TOKEN).orElseThrow().id().value()).isEqualTo(KNOWN_ID);
            String oldest = Samples.draw(new TokenFormat("ac", List.of()), NOW, new Counting(), TAG_KEY).revealOnce();
            assertThat(RENAMED.parse(oldest)).isPresent();
        }

        @Test
        void tokensWithOtherOnesAreRefused() {
            String foreign = Samples.draw(new TokenFormat("abc", List.of()), NOW, new Counting(), TAG_KEY).revealOnce();
            String nested = Samples.draw(new TokenFormat("x_wst", List.of()), NOW, new Counting(), TAG_KEY)
                    .revealOnce();
            assertThat(FORMAT.parse(foreign)).isEmpty();
            assertThat(FORMAT.parse(nested)).isEmpty();
            assertThat(new TokenFormat("abc", List.of()).parse(KNOWN_TOKEN)).isEmpty();
        }

        @Test
        void theChecksumCoversThePrefix() {
            var both = new TokenFormat("wst", List.of("old"));
            assertThat(both.parse("old" + KNOWN_TOKEN.substring(3))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ab", "wst", "a1", "a_1", "acme_ci_2", "abcdefghijklmnopqrst"})
        void ofTheRightFormAreAccepted(String prefix) {
            var format = new TokenFormat(prefix, List.of(prefix));
            assertThat(format.parse(Samples.draw(format, NOW, new Counting(), TAG_KEY).revealOnce())).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "abcdefghijklmnopqrstu", "Wst", "1st", "_wst", "wst_", "w__st", "w-st", "w.t",
                "w|t", "wst\n", " wst", "wſt", "w\u00e4t", "\u0661ab"})
        void ofAnyOtherFormAreRefused(String prefix) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TokenFormat(prefix, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new TokenFormat("wst", List.of(prefix)));
        }
    }

    @Nested
    final class PublishedExpression {

        @Test
        void isPinned() {
            assertThat(FORMAT.regex()).isEqualTo("\\b(?:wst)_[0-9A-Za-z]{60}\\b");
            assertThat(RENAMED.regex()).isEqualTo("\\b(?:acme_ci|wst|ac)_[0-9A-Za-z]{60}\\b");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 2})
        void matchesEveryIssuedToken(long seed) {
            var random = new Random(seed);
            Pattern pattern = Pattern.compile(RENAMED.regex());
            for (int i = 0; i < 100; i++) {
                assertThat(Samples.draw(RENAMED, NOW, random, TAG_KEY).revealOnce()).matches(pattern);
                assertThat(Samples.draw(FORMAT, NOW, random, TAG_KEY).revealOnce()).matches(pattern);
            }
        }

        @Test
        void findsTokensInsideOfOtherText() {
            Pattern pattern = Pattern.compile(FORMAT.regex());
            assertThat(pattern.matcher("TOKEN=\"" + KNOWN_TOKEN + "\";").find()).isTrue();
            assertThat(pattern.matcher("x" + KNOWN_TOKEN).find()).isFalse();
            assertThat(pattern.matcher(KNOWN_TOKEN + "0").find()).isFalse();
        }
    }
}
