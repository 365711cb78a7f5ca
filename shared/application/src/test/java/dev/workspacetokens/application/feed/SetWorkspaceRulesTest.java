package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetWorkspaceRulesTest {

    private static final String DAYS = "max_lifetime_days";
    private static final String TOKENS = "max_tokens";

    private final Feed feed = new Feed();

    private Workspace set(Map<String, @Nullable Long> rules) {
        return feed.setRules.run(SAAS, ACME.slug(), () -> new SetWorkspaceRules.Command(rules));
    }

    private static Map<String, @Nullable Long> nothing(String rule) {
        var rules = new HashMap<String, @Nullable Long>();
        rules.put(rule, null);
        return rules;
    }

    private WorkspaceRules rules() {
        return feed.workspaces.require(ACME.slug()).rules();
    }

    @Test
    void workspaceGetsRules() {
        var ruled = new Workspace(ACME, "Acme", new WorkspaceRules(90, 20));
        assertThat(set(Map.of(DAYS, 90L, TOKENS, 20L))).isEqualTo(ruled);
        assertThat(feed.workspaces.find(ACME.slug())).contains(ruled);
    }

    @Test
    void ruleThatIsNotNamedStays() {
        set(Map.of(DAYS, 90L, TOKENS, 20L));
        set(Map.of(DAYS, 30L));
        assertThat(rules()).isEqualTo(new WorkspaceRules(30, 20));
        set(Map.of());
        assertThat(rules()).isEqualTo(new WorkspaceRules(30, 20));
    }

    @Test
    void nullTakesARuleAway() {
        set(Map.of(DAYS, 90L, TOKENS, 20L));
        set(nothing(DAYS));
        assertThat(rules()).isEqualTo(new WorkspaceRules(null, 20));
        set(nothing(TOKENS));
        assertThat(rules()).isEqualTo(WorkspaceRules.NONE);
    }

    @Test
    void whatOthersChangeMeanwhileStays() {
        feed.workspaces.meanwhile = () -> {
            set(Map.of(TOKENS, 5L));
            feed.putWorkspace.run(SAAS, ACME.slug(), new PutWorkspace.Command("Theirs"));
        };
        set(Map.of(DAYS, 90L));
        assertThat(feed.workspaces.find(ACME.slug()))
                .contains(new Workspace(ACME, "Theirs", new WorkspaceRules(90, 5)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "36500, 2000"})
    void smallestAndLargestNumbersAreAllowed(int days, int tokens) {
        set(Map.of(DAYS, (long) days, TOKENS, (long) tokens));
        assertThat(rules()).isEqualTo(new WorkspaceRules(days, tokens));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "36501, 2001", "9223372036854775807, 9223372036854775807",
            "-9223372036854775808, 4294967297"})
    void everyNumberThatIsNotAllowedIsToldAndNothingChanges(long days, long tokens) {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> set(Map.of(DAYS, days, TOKENS, tokens)));
        assertThat(refusal.violations()).containsExactly(
                new Violation(List.of("rules", DAYS), "must be 1 to 36500"),
                new Violation(List.of("rules", TOKENS), "must be 1 to 2000"));
        assertThat(rules()).isEqualTo(WorkspaceRules.NONE);
    }

    @Test
    void nothingIsReadForAWorkspaceThatIsNotThere() {
        assertThatThrownBy(() -> feed.setRules.run(SAAS, NOWHERE, Feed.unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
