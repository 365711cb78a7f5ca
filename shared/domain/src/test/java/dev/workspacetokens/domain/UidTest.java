package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UidTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void noTwoIdentitiesAreTheSame(long seed) {
        var random = new Random(seed);
        assertThat(Stream.generate(() -> Uid.draw(random)).limit(10_000)).doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("[0-9A-Za-z]{22}"));
    }
}
