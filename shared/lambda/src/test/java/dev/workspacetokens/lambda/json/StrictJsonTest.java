package dev.workspacetokens.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {

    private static List<String> read(byte[] bytes) throws IOException {
        var values = new ArrayList<String>();
        try (JsonReader json = StrictJson.reader(bytes)) {
            StrictJson.object(json, name -> values.add(name + "=" + StrictJson.text(json)));
            StrictJson.end(json);
        }
        return values;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aDocumentIsReadToItsEnd() throws IOException {
        assertThat(read("{\"a\": \"ä€𝄞\", \"b\": \"\\u00e4\"} \n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("a=ä€𝄞", "b=ä");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}}", "{} {}", "{} x", "{},", "[]", "{\"a\": 1}", "{\"a\": null}", "{'a': \"x\"}",
            "{a: \"x\"}", "{\"a\": \"x\",}", "{\"a\": \"x\" // why\n}", "{\"a\": \"x\", \"a\": \"y\"}",
            "{\"a\": \"\t\"}", "{\"a\" = \"x\"}", "{\"a\": \"\\x\"}"})
    void everythingElseIsRefused(String json) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(latin1(json)));
    }

    /// Java by itself would read a character that nobody wrote.
    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f0\u009d\u0084", "\u00ff"})
    void whatIsNoUtf8IsRefused(String bytes) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(latin1("{\"a\": \"" + bytes + "\"}")));
    }

    @Test
    void halfACharacterIsNotWrittenAsAQuestionMark() throws IOException {
        assertThat(StrictJson.utf8("ä€𝄞")).isEqualTo("ä€𝄞".getBytes(StandardCharsets.UTF_8));
        for (String half : List.of("\ud834", "x\ud834y", "\udd1e")) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> StrictJson.utf8(half));
        }
    }
}
