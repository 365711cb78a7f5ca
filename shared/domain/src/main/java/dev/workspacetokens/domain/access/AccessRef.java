package dev.workspacetokens.domain.access;

/// A token's access rights as its records hold them: the one role, or which grant set to look into.
///
/// Grant sets are immutable and replaced as a whole, so a record always names either all of the old rights or all of the
/// new ones.
public sealed interface AccessRef {

    /// One role on every app of the workspace.
    ///
    /// @param role the role's id
    record AllApps(String role) implements AccessRef {}

    /// The grants under this id.
    ///
    /// @param id of the grant set; the first one of a token has the token's id
    record GrantSet(String id) implements AccessRef {}
}
