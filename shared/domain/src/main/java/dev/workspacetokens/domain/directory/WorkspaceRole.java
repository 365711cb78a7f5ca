package dev.workspacetokens.domain.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a member is in a workspace. Only owners manage tokens.
public enum WorkspaceRole {
    OWNER, MANAGER, CONTRIBUTOR, VIEWER;

    /// The word in requests and records.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of this word.
    public static Optional<WorkspaceRole> parse(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
