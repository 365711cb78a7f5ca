package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonPointerTest {

    /// From RFC 6901, section 5.
    @ParameterizedTest
    @CsvSource(value = {"foo|/foo", "''|/", "a/b|/a~1b", "c%d|/c%d", "m~n|/m~0n", "~1|/~01",
            "~0/|/~00~1"}, delimiter = '|', emptyValue = "")
    void namesAreEscaped(String name, String pointer) {
        assertThat(JsonPointer.of(List.of(name))).isEqualTo(pointer);
    }

    @Test
    void stepsFollowOneAnother() {
        assertThat(JsonPointer.of(List.of())).isEmpty();
        assertThat(JsonPointer.of(List.of("roles", "apps", "a/b"))).isEqualTo("/roles/apps/a~1b");
    }
}
