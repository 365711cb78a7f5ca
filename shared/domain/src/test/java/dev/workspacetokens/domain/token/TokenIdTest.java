package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.KNOWN_ID;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenIdTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void idsSortByCreation(long seed) {
        var random = new Random(seed);
        var moments = random.longs(2_000, 0, Instant.parse("8888-01-01T00:00:00Z").toEpochMilli()).sorted().distinct()
                .boxed().flatMap(at -> Stream.of(at, at + 1)).sorted().distinct().map(Instant::ofEpochMilli).toList();
        assertThat(moments.stream().map(at -> TokenId.draw(at, random).value())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsOfOneMomentDiffer() {
        var random = new Random(0);
        assertThat(Stream.generate(() -> TokenId.draw(NOW, random)).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void anIdPrintsItself() {
        assertThat(new TokenId(KNOWN_ID)).hasToString(KNOWN_ID);
        assertThat(TokenId.parse(KNOWN_ID)).contains(new TokenId(KNOWN_ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0VBoZK9Q012345678", "0VBoZK9Q01234567890", "0VBoZK9Q01234567#9", "0VBoZK9Q01234567 9",
            "0VBoZK9Q01234567\u06619", "../../../../../../", "0VBoZK9Q012345678\n"})
    void whatIsNoIdIsRefused(String text) {
        assertThat(TokenId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenId(text));
    }
}
