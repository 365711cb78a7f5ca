package dev.workspacetokens.domain.directory;

/// The organisation that owns apps and tokens.
///
/// @param ref its slug and identity
/// @param title for people
/// @param rules what it allows its owners
/// @param frozen whether an operator switched off its tokens
public record Workspace(WorkspaceRef ref, String title, WorkspaceRules rules, boolean frozen) {

    /// One without rules.
    public Workspace(WorkspaceRef ref, String title) {
        this(ref, title, WorkspaceRules.NONE);
    }

    /// One that nobody froze.
    public Workspace(WorkspaceRef ref, String title, WorkspaceRules rules) {
        this(ref, title, rules, false);
    }

    /// The same with another title.
    public Workspace titled(String other) {
        return new Workspace(ref, other, rules, frozen);
    }

    /// The same with other rules.
    public Workspace ruledBy(WorkspaceRules others) {
        return new Workspace(ref, title, others, frozen);
    }

    /// The same, frozen or not.
    public Workspace frozen(boolean isFrozen) {
        return new Workspace(ref, title, rules, isFrozen);
    }
}
