package dev.workspacetokens.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceRulesTest {

    private static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");
    private static final Instant LAST = NOW.plus(Duration.ofDays(90));
    private static final WorkspaceRules RULES = new WorkspaceRules(90, 20);

    @Test
    void tokenMayLiveAsLongAsTheWorkspaceAllowsAndNotForEver() {
        String objection = "must be a time at most 90 days away in this workspace";
        assertThat(RULES.objection(LAST, NOW)).isEmpty();
        assertThat(RULES.objection(LAST.plusMillis(1), NOW)).contains(objection);
        assertThat(RULES.objection(Instant.MAX, NOW)).contains(objection);
        assertThat(RULES.objection(null, NOW)).contains(objection);
    }

    @Test
    void stricterNumberOfTokensCounts() {
        assertThat(RULES.mostTokens(1_000)).isEqualTo(20);
        assertThat(RULES.mostTokens(7)).isEqualTo(7);
    }

    @Test
    void withoutARuleTheDeploymentAloneCounts() {
        assertThat(WorkspaceRules.NONE.objection(null, NOW)).isEmpty();
        assertThat(WorkspaceRules.NONE.objection(Instant.MAX, NOW)).isEmpty();
        assertThat(WorkspaceRules.NONE.mostTokens(1_000)).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 36_501})
    void ruleThatMakesNoSenseIsNone(int number) {
        assertThatThrownBy(() -> new WorkspaceRules(number, null)).hasMessageContaining("1 to 36500");
        assertThatThrownBy(() -> new WorkspaceRules(null, number)).hasMessageContaining("1 to 2000");
    }
}
