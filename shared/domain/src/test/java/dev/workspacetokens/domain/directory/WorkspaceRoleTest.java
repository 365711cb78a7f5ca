package dev.workspacetokens.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceRoleTest {

    @ParameterizedTest
    @CsvSource({"OWNER, owner", "MANAGER, manager", "CONTRIBUTOR, contributor", "VIEWER, viewer"})
    void everyRoleHasItsWord(WorkspaceRole role, String word) {
        assertThat(role.id()).isEqualTo(word);
        assertThat(WorkspaceRole.parse(word)).contains(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OWNER", "Owner", "owner ", "own", "admin", "vıewer"})
    void noOtherWordIsARole(String word) {
        assertThat(WorkspaceRole.parse(word)).isEmpty();
    }
}
