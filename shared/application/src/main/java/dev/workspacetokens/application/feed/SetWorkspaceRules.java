package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.DirectoryFields.MAX_LIFETIME_DAYS;
import static dev.workspacetokens.application.feed.DirectoryFields.MAX_TOKENS;
import static dev.workspacetokens.application.feed.DirectoryFields.RULES;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives a workspace rules, changes them, or takes them away. No token that exists is touched by them.
public final class SetWorkspaceRules {

    /// What is wanted.
    ///
    /// @param rules the number that each rule gets, by its name; null takes a rule away, and one that is not named stays
    public record Command(Map<String, @Nullable Long> rules) {}

    private final Workspaces workspaces;

    public SetWorkspaceRules(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Sets them.
    ///
    /// @param command read once the workspace is known to be there
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Invalid with every number that is not allowed
    /// @throws Refusal.Conflict when the workspace is being deleted
    public Workspace run(Actor.Saas saas, Slug workspace, Supplier<Command> command) {
        var _ = workspaces.require(workspace);
        Map<String, @Nullable Long> wanted = command.get().rules();
        var violations = new Violations();
        check(wanted, MAX_LIFETIME_DAYS, WorkspaceRules.MOST_DAYS, violations);
        check(wanted, MAX_TOKENS, WorkspaceRules.MOST_TOKENS, violations);
        violations.refuseIfAny();
        return workspaces.changeRules(saas, workspace,
                rules -> new WorkspaceRules(changed(wanted, MAX_LIFETIME_DAYS, rules.maxLifetimeDays()),
                        changed(wanted, MAX_TOKENS, rules.maxTokens())));
    }

    private static void check(Map<String, @Nullable Long> wanted, String rule, int most, Violations violations) {
        Long number = wanted.get(rule);
        if (number != null && (number < 1 || number > most)) {
            violations.note(List.of(RULES, rule), "must be 1 to " + most);
        }
    }

    private static @Nullable Integer changed(Map<String, @Nullable Long> wanted, String rule,
            @Nullable Integer before) {
        if (!wanted.containsKey(rule)) {
            return before;
        }
        Long number = wanted.get(rule);
        return number == null ? null : Math.toIntExact(number);
    }
}
