package dev.workspacetokens.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DigestTest {

    private static final LocalDate DAY = LocalDate.parse("2040-01-01");
    private static final Instant TOMORROW = Instant.parse("2040-01-02T12:00:00Z");

    private final FakeNight night = new FakeNight(TOMORROW);

    private List<ExpiringToken> tokens(int count) {
        var tokens = new ArrayList<ExpiringToken>();
        for (int i = 0; i < count; i++) {
            tokens.add(night.add("acme", TOMORROW.plusSeconds(i)));
        }
        return tokens;
    }

    @Test
    void digestOfVeryManyTokensComesInPartsAndLosesNone() {
        List<ExpiringToken> tokens = tokens(2 * Digest.MOST + 1);
        List<Digest> digests = Digest.of(tokens, DAY);
        assertThat(digests).extracting(Digest::part).containsExactly(1, 2, 3);
        assertThat(digests).extracting(Digest::parts).containsOnly(3);
        assertThat(digests).extracting(digest -> digest.notices().size()).containsExactly(Digest.MOST, Digest.MOST, 1);
        assertThat(digests.stream().flatMap(digest -> digest.notices().stream()).map(Notice::token)).isEqualTo(tokens);
        assertThat(digests).extracting(Digest::id).doesNotHaveDuplicates();
        assertThat(Digest.of(tokens(0), DAY)).isEmpty();
        assertThat(Digest.of(tokens.subList(0, Digest.MOST), DAY)).hasSize(1);
    }

    @Test
    void sameDigestHasTheSameIdInWhateverOrderItsTokensWereFound() {
        List<ExpiringToken> tokens = tokens(3);
        Digest digest = Digest.of(tokens, DAY).getFirst();
        assertThat(Digest.of(tokens.reversed(), DAY)).containsExactly(digest);
        assertThat(TimeOrderedId.time(digest.id())).contains(Instant.parse("2040-01-01T00:00:00Z"));
    }

    /// Else a receiver would drop as a repeat what it was never told.
    @Test
    void digestThatTellsAnotherThingHasAnotherId() {
        List<ExpiringToken> tokens = tokens(3);
        String id = Digest.of(tokens, DAY).getFirst().id();
        var later = tokens.stream().map(token -> new ExpiringToken(token.workspace(), token.id(), token.name(),
                token.expiresAt().plusMillis(1))).toList();
        var elsewhere = tokens.stream().map(token -> new ExpiringToken(new WorkspaceRef(new Slug("acme"), "another"),
                token.id(), token.name(), token.expiresAt())).toList();
        assertThat(List.of(Digest.of(tokens.subList(0, 2), DAY), Digest.of(later, DAY), Digest.of(elsewhere, DAY),
                Digest.of(tokens, DAY.minusDays(6))))
                .allSatisfy(others -> assertThat(others).singleElement().extracting(Digest::id).isNotEqualTo(id));
    }
}
