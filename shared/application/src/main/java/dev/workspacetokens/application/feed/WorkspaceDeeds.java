package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.TokenId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is told of a change of a workspace.
public final class WorkspaceDeeds {

    private WorkspaceDeeds() {}

    /// It was made, or given a title.
    ///
    /// @param before null when it was made
    /// @param closing whether its deletion had begun, and is given up by this
    public static Deed put(Actor by, @Nullable Workspace before, boolean closing, Workspace after) {
        EventType type = before == null ? EventType.WORKSPACE_CREATED : EventType.WORKSPACE_UPDATED;
        return deed(by, closing ? EventType.WORKSPACE_REOPENED : type, after.ref(), Difference.differences()
                .add(DirectoryFields.TITLE, before == null ? null : before.title(), after.title()).list());
    }

    /// It was given other rules.
    public static Deed rulesSet(Actor by, WorkspaceRef workspace, WorkspaceRules before, WorkspaceRules after) {
        return deed(by, EventType.WORKSPACE_RULES_SET, workspace, Difference.differences()
                .add(DirectoryFields.MAX_LIFETIME_DAYS, before.maxLifetimeDays(), after.maxLifetimeDays())
                .add(DirectoryFields.MAX_TOKENS, before.maxTokens(), after.maxTokens()).list());
    }

    /// It was frozen, or the freeze was lifted.
    public static Deed frozen(Actor by, WorkspaceRef workspace, boolean frozen) {
        return deed(by, frozen ? EventType.WORKSPACE_FROZEN : EventType.WORKSPACE_UNFROZEN, workspace, List.of());
    }

    /// Its deletion began.
    public static Deed closed(Actor by, WorkspaceRef workspace) {
        return deed(by, EventType.WORKSPACE_CLOSED, workspace, List.of());
    }

    /// Its deletion was given up.
    public static Deed reopened(Actor by, WorkspaceRef workspace) {
        return deed(by, EventType.WORKSPACE_REOPENED, workspace, List.of());
    }

    /// Some of its tokens were revoked with it.
    ///
    /// @param names what each of them was called
    public static Deed tokensRevoked(Actor by, WorkspaceRef workspace, Map<TokenId, String> names) {
        return deed(by, EventType.TOKENS_REVOKED, workspace, names.entrySet().stream()
                .map(token -> new Difference(token.getKey().value(), token.getValue(), null)).toList());
    }

    /// It is gone.
    public static Deed deleted(Actor by, Workspace workspace) {
        return deed(by, EventType.WORKSPACE_DELETED, workspace.ref(),
                Difference.differences().add(DirectoryFields.TITLE, workspace.title(), null).list());
    }

    private static Deed deed(Actor by, EventType type, WorkspaceRef workspace, List<Difference> differences) {
        return new Deed(by, type, workspace, null, differences);
    }
}
