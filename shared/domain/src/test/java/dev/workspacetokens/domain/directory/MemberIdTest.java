package dev.workspacetokens.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "auth0|5f7c8ec7c33c6c004bbafe82", "a b", "#", "/", "~"})
    void subjectsOfIssuersAreAccepted(String sub) {
        assertThat(MemberId.isValid(sub)).isTrue();
    }

    @Test
    void anIdHasOneTo255Characters() {
        assertThat(MemberId.isValid("")).isFalse();
        assertThat(MemberId.isValid("a".repeat(255))).isTrue();
        assertThat(MemberId.isValid("a".repeat(256))).isFalse();
    }

    @Test
    void onlyPrintableAsciiIsAccepted() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(MemberId.isValid("a" + (char) c)).as("U+%04X", c).isEqualTo(c >= 0x20 && c <= 0x7E);
        }
    }
}
