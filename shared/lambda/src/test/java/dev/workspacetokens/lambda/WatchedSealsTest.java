package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealRefused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WatchedSealsTest {

    private static final Row ROW = new Row("GRANT", Map.of("PK", "SGRANT#secret"));
    private static final Seal GENUINE = Seal.of(KeyHint.of("key"), new byte[32]);
    private static final Seal FORGED = Seal.of(KeyHint.of("other"), new byte[32]);

    private final List<String> counted = new ArrayList<>();
    private final WatchedSeals seals = new WatchedSeals((_, seal) -> seal.equals(GENUINE),
            new Metrics("stack", InstantSource.fixed(Instant.EPOCH), counted::add));

    @Test
    void aGenuineRowPassesAndNothingIsCounted() {
        seals.require(ROW, GENUINE);
        assertThat(counted).isEmpty();
    }

    @Test
    void aRefusedRowIsCountedByItsKindAndStaysRefused() {
        for (@Nullable
        Seal seal : new Seal[]{FORGED, null}) {
            counted.clear();
            assertThatExceptionOfType(SealRefused.class).isThrownBy(() -> seals.require(ROW, seal));
            assertThat(counted).singleElement().asString().contains("\"Row\":\"GRANT\"", "\"Seals\":1")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whoOnlyAsksIsAnsweredAndNothingIsCounted() {
        assertThat(seals.isGenuine(ROW, GENUINE)).isTrue();
        assertThat(seals.isGenuine(ROW, FORGED)).isFalse();
        assertThat(counted).isEmpty();
    }
}
