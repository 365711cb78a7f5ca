package dev.workspacetokens.domain.directory;

/// The organisation that owns apps and tokens.
///
/// @param ref its slug and identity
/// @param title for people
/// @param rules what it allows its owners
public record Workspace(WorkspaceRef ref, String title, WorkspaceRules rules) {

    /// One without rules.
    public Workspace(WorkspaceRef ref, String title) {
        this(ref, title, WorkspaceRules.NONE);
    }

    /// The same with another title.
    public Workspace titled(String other) {
        return new Workspace(ref, other, rules);
    }

    /// The same with other rules.
    public Workspace ruledBy(WorkspaceRules others) {
        return new Workspace(ref, title, others);
    }
}
