package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityTagsTest {

    private static Request sending(Map<String, String> headers) {
        return new Request("PUT /things", Map.of(), Map.of(), headers, Map.of(), "", null, false);
    }

    /// What each condition expects, of the versions 0 (there is none) to 12.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = ';', nullValues = "none", value = {
            "\"3\"; 3", "\"3\", \"12\"; 3 12", "\"3\",\"4\"; 3 4", "*; 1 2 3 4 5 6 7 8 9 10 11 12",
            "\"7\", *; 1 2 3 4 5 6 7 8 9 10 11 12", "3; none", "W/\"3\"; none", "\"03\"; none", "\"\"; none",
            "\"-1\"; none"})
    void namedVersionsAreExpectedAndNoOthers(String condition, String expected) {
        var matches = EntityTags.expected(sending(Map.of("if-match", condition))).orElseThrow();
        assertThat(LongStream.rangeClosed(0, 12).filter(matches).mapToObj(Long::toString))
                .containsExactly(Optional.ofNullable(expected).map(text -> text.split(" ", -1)).orElse(new String[0]));
    }

    @Test
    void nothingIsExpectedWithoutTheHeader() {
        assertThat(EntityTags.expected(sending(Map.of("if-none-match", "*")))).isEmpty();
    }

    @Test
    void tagOfAVersionIsTheOneThatNamesIt() {
        assertThat(EntityTags.of(42)).isEqualTo("\"42\"");
    }
}
