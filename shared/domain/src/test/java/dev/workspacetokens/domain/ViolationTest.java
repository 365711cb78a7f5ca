package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViolationTest {

    /// From RFC 6901, section 5.
    @ParameterizedTest
    @CsvSource(value = {"|foo|/foo", "|''|/", "|a/b|/a~1b", "|c%d|/c%d", "|m~n|/m~0n", "|~1|/~01", "|~0/|/~00~1",
            "/roles/apps|x|/roles/apps/x", "/a~1b|c/d|/a~1b/c~1d"}, delimiter = '|', emptyValue = "", nullValues = "-")
    void keysAreEscapedAndParentsAreNot(@Nullable String parent, String key, String pointer) {
        assertThat(Violation.pointer(parent == null ? "" : parent, key)).isEqualTo(pointer);
    }
}
