package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text but one strict JSON value is refused, in words that quote nothing of it.
final class JsonTest {

    private static final String SAMPLE = "{\"name\":\"S3CRET \\u00e9\\ud83d\\ude80\",\"roles\":{\"apps\":{\"web\":\"admin\"}},"
            + "\"list\":[1,-2.5e3,true,false,null]}";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> Json.read(bytes)).isInstanceOf(Unreadable.Malformed.class).message()
                .startsWith("The body ")
                .doesNotContain("S3CRET").doesNotContainIgnoringCase("jackson").doesNotContain("Stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "0", "\"\"", " \t\r\n{} \t\r\n",
            "{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]}}",
            "\"\\ud83d\\ude80\"", "\"🚀\"", "\"\\u0000\"", "\"\uffff\"", SAMPLE})
    void strictJsonIsRead(String text) {
        assertThat(Json.read(utf8(text))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"S3CRET\":1,\"S3CRET\":2}", "{\"a\":{\"S3CRET\":1,\"S3CRET\":1}}",
            "[{\"a\":1,\"b\":2,\"a\":3}]",
            "{\"a\":1,\"\\u0061\":2}", "{\"\":1,\"\":2}", "{\"a\":null,\"a\":null}"})
    void duplicateKeysAreRefused(String text) {
        assertRefused(utf8(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} S3CRET", "{}]", "{},", "{} {}", "[] []", "1 2", "{}\u0000", "{}\ufeff", "{}//",
            "null x"})
    void nothingMayStandBehindTheEnd(String text) {
        assertRefused(utf8(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3CRET", "{S3CRET:1}", "{'S3CRET':1}", "{\"a\":'S3CRET'}", "{\"S3CRET\"}", "{\"a\":}",
            "{,}",
            "{\"a\":1,}", "[1,]", "[,1]", "[1 2]", "{\"a\":S3CRET}", "{\"a\":\"S3CRET", "{\"a\"", "{", "[", "}", "]",
            "{\"a\":\"S3CRET\n\"}", "{\"a\":\"\t\"}", "\"\\x\"", "\"\\u12\"", "/*S3CRET*/{}", "{}#S3CRET", "//\n{}",
            "True",
            "nul", "\u00a0{}", "\u0000{}", "\u001e{}"})
    void whatIsNotJsonIsRefused(String text) {
        assertRefused(utf8(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-INF", "+1", "01", "-01", "-", ".5", "1.", "1e", "0x1F",
            "1_000",
            "{\"a\":NaN}", "[-]", "\uff11"})
    void numbersThatJsonDoesNotKnowAreRefused(String text) {
        assertRefused(utf8(text));
    }

    @Test
    void numbersThatAreHugeDoNoHarm() {
        assertRefused(utf8("1".repeat(1_001)));
        assertRefused(utf8("9".repeat(Request.MAX_BODY)));
        assertRefused(utf8("0." + "9".repeat(100_000)));
        assertThat(Json.read(utf8("[1e999999999, -1e999999999, 1e-999999999]"))).hasSize(3);
        assertThat(Json.read(utf8("9".repeat(1_000))).isNumber()).isTrue();
    }

    @Test
    void nobodyNeedsMoreThanSixteenLevels() {
        assertThat(Json.read(utf8("[".repeat(16) + "]".repeat(16)))).isNotNull();
        assertRefused(utf8("[".repeat(17) + "]".repeat(17)));
        assertRefused(utf8("{\"a\":".repeat(17) + "1" + "}".repeat(17)));
        assertRefused(utf8("[".repeat(Request.MAX_BODY)));
        assertRefused(utf8("{\"a\":".repeat(Request.MAX_BODY / 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"efbbbf7b7d", "c3", "22ff22", "22c08022", "22eda08022", "22eda0bdedb88022", "22f490808022",
            "22f08080af22", "2280227d", "22e282", "fffe7b007d00", "feff007b007d"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        assertRefused(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE", "ISO-8859-1", "IBM037"})
    void otherEncodingsAreRefused(String charset) {
        assertRefused("{\"name\":\"S3CRET é\"}".getBytes(Charset.forName(charset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\ude80\"", "\"\\ude80\\ud83d\"", "\"a\\ud83db\"", "{\"\\ud83d\":1}",
            "{\"a\":{\"\\udfff\":1}}", "[[[\"\\ud800\"]]]", "{\"a\":[{\"b\":\"S3CRET\\udbff\"}]}"})
    void halfACharacterIsRefusedWhereverItIs(String text) {
        assertRefused(utf8(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void brokenJsonGivesNoOtherException(long seed) {
        var random = new Random(seed);
        byte[] sample = utf8(SAMPLE);
        assertThat(Stream.generate(() -> {
            byte[] broken = sample.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            return broken;
        }).limit(5_000).map(bytes -> catchThrowable(() -> Json.read(bytes)))).filteredOn(e -> e != null)
                .hasSizeGreaterThan(1_000)
                .allMatch(e -> e instanceof Unreadable.Malformed && !String.valueOf(e.getMessage()).contains("S3CRET"));
    }

    @Test
    void thePlaceOfTheMistakeIsTold() {
        assertThatThrownBy(() -> Json.read(utf8("{\n  \"a\": x\n}")))
                .hasMessageMatching("The body is not valid JSON at line 2, column \\d+\\.");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Json.read(utf8(Json.write(Json.read(utf8(SAMPLE)))))).isEqualTo(Json.read(utf8(SAMPLE)));
    }
}
