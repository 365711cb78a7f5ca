package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTagsTest {

    private static Request sending(Map<String, String> headers) {
        return new Request("PUT /things", Map.of(), Map.of(), headers, Map.of(), "", null, false);
    }

    /// What each condition expects, of the versions 0 (there is none) to 12.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = ';', nullValues = "none", value = {
            "\"3\"; 3", "\"3\", \"12\"; 3 12", "\"3\",\"4\"; 3 4", "*; 1 2 3 4 5 6 7 8 9 10 11 12",
            "' * '; 1 2 3 4 5 6 7 8 9 10 11 12",
            "',\"3\" ,, \"4\",'; 3 4", "\"3,4\"; none", "W/\"3\",\"4\"; 4", "W/\"3\"; none", "\"03\"; none",
            "\"\"; none",
            "\"-1\"; none"})
    void namedVersionsAreExpectedAndNoOthers(String condition, String expected) {
        var matches = EntityTags.expected(sending(Map.of("if-match", condition))).orElseThrow();
        assertThat(LongStream.rangeClosed(0, 12).filter(matches).mapToObj(Long::toString))
                .containsExactly(Optional.ofNullable(expected).map(text -> text.split(" ", -1)).orElse(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "", " ", ",", "\"3", "3\"", "'3'", "\"3\" \"4\"", "\"3\", 4", "\"3\", *", "W/*",
            "w/\"3\"", "\"3 4\"", "\"\u0100\""})
    void whatIsNoTagIsRefusedWhenItIsCheckedOrCompared(String condition) {
        Request request = sending(Map.of("if-match", condition));
        var matches = EntityTags.expected(request).orElseThrow();
        for (ThrowingCallable reading : List.<ThrowingCallable>of(() -> EntityTags.check(request),
                () -> matches.test(3))) {
            assertThatThrownBy(reading).isInstanceOf(Unreadable.Malformed.class)
                    .hasMessage("The header 'If-Match' must be '*', or an ETag with its quotes, such as \"3\".");
        }
    }

    /// A pattern that tries each way to split it would take hours.
    @Test
    void longestHeaderIsReadAtOnce() {
        Request request = sending(Map.of("if-match", "\"1\", ,".repeat(2_000) + "x"));
        assertThatThrownBy(() -> EntityTags.check(request)).isInstanceOf(Unreadable.Malformed.class);
    }

    @Test
    void nothingIsExpectedWithoutTheHeader() {
        assertThat(EntityTags.expected(sending(Map.of("if-none-match", "*")))).isEmpty();
    }

    @Test
    void whatWasNotSentIsNotChecked() {
        assertThatNoException().isThrownBy(() -> EntityTags.check(sending(Map.of())));
        assertThatNoException().isThrownBy(() -> EntityTags.check(sending(Map.of("if-match", "\"1\""))));
    }

    @Test
    void tagOfAVersionIsTheOneThatNamesIt() {
        assertThat(EntityTags.of(42)).isEqualTo("\"42\"");
    }
}
