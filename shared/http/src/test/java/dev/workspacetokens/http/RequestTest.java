package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTest {

    private static Request base64(String body) {
        return new Request("POST /things", Map.of(), Map.of(), Map.of(), Map.of(), "", body, true);
    }

    private static String encoded(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }

    @Test
    void aBodyIsUtf8() {
        assertThat(Samples.body("é🚀").body()).isEqualTo("é🚀".getBytes(StandardCharsets.UTF_8));
        assertThat(base64("w6nwn5qA").body()).isEqualTo("é🚀".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noBodyIsAnEmptyOne() {
        assertThat(Samples.body(null).body()).isEmpty();
        assertThat(Samples.body("").body()).isEmpty();
        assertThat(base64("").body()).isEmpty();
    }

    @Test
    void oneMebibyteIsReadAndNoByteMore() {
        assertThat(Request.MAX_BODY).isEqualTo(1_048_576);
        assertThat(Samples.body(" ".repeat(Request.MAX_BODY)).body()).hasSize(Request.MAX_BODY);
        assertThat(base64(encoded(Request.MAX_BODY)).body()).hasSize(Request.MAX_BODY);
        assertThatThrownBy(() -> Samples.body(" ".repeat(Request.MAX_BODY + 1)).body())
                .isInstanceOf(Unreadable.TooLarge.class);
        assertThatThrownBy(() -> base64(encoded(Request.MAX_BODY + 1)).body()).isInstanceOf(Unreadable.TooLarge.class);
    }

    @Test
    void bytesAreCountedNotCharacters() {
        assertThat(Samples.body("é".repeat(Request.MAX_BODY / 2)).body()).hasSize(Request.MAX_BODY);
        assertThatThrownBy(() -> Samples.body("é".repeat(Request.MAX_BODY / 2) + "e").body())
                .isInstanceOf(Unreadable.TooLarge.class);
    }

    @Test
    void aBodyThatIsTooLargeIsNotParsed() {
        assertThatThrownBy(() -> JsonObject.body(Samples.body("{".repeat(Request.MAX_BODY + 1))))
                .isInstanceOf(Unreadable.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "e", "e30==", "e30=x", "e3 0=", "e30=\n", "_-8=", "é", "===="})
    void brokenBase64IsRefused(String body) {
        assertThatThrownBy(() -> base64(body).body()).isInstanceOf(Unreadable.Malformed.class)
                .hasMessage("The body's encoding is broken.");
    }

    @Test
    void dayIsReadAndNothingElseIs() {
        assertThat(Samples.query(Map.of("since", "2028-02-29")).day("since")).contains(LocalDate.of(2028, 2, 29));
        assertThat(Samples.query(Map.of()).day("since")).isEmpty();
        for (String text : List.of("2027-02-29", "2027-2-1", "20270221", "2027-02-21Z", "+12027-02-21",
                "-0001-01-01", "2027-02-21T00:00:00Z", "tomorrow")) {
            var request = Samples.query(Map.of("since", text));
            assertThatThrownBy(() -> request.day("since")).as(text).isInstanceOf(Unreadable.Malformed.class)
                    .hasMessage("The query parameter 'since' must be a day such as 2027-02-21.");
        }
    }

    @Test
    void emptyParameterIsRefusedHoweverItIsRead() {
        var request = Samples.query(Map.of("since", ""));
        for (ThrowingCallable reading : List.<ThrowingCallable>of(() -> request.query("since"),
                () -> request.day("since"), () -> request.time("since"), () -> request.choice("since", List.of("a")))) {
            assertThatThrownBy(reading).isInstanceOf(Unreadable.Malformed.class)
                    .hasMessage("The query parameter 'since' is empty. Give it a value, or leave it out.");
        }
    }

    @Test
    void choiceIsOneOfThoseThatThereAreAndAnyOtherIsToldThem() {
        var request = Samples.query(Map.of("sort", "b"));
        assertThat(request.choice("sort", List.of("a", "b"))).contains("b");
        assertThat(request.choice("absent", List.of("a"))).isEmpty();
        Map.of(List.of("a"), "'a'", List.of("a", "c"), "'a' or 'c'", List.of("a", "c", "d"), "'a', 'c' or 'd'")
                .forEach((choices, told) -> assertThatThrownBy(() -> request.choice("sort", choices))
                        .isInstanceOf(Unreadable.Malformed.class)
                        .hasMessage("The query parameter 'sort' must be " + told + "."));
    }

    @Test
    void partsAreFoundByTheirExactNames() {
        var request = new Request("GET /a/{b}", Map.of("b", "path"), Map.of("q", "query"), Map.of("h", "header"),
                Map.of("sub", "ada"), "", null, false);
        assertThat(request.route()).isEqualTo("GET /a/{b}");
        assertThat(request.path("b")).isEqualTo("path");
        assertThat(request.query("q")).contains("query");
        assertThat(request.header("h")).contains("header");
        assertThat(request.caller("sub")).isEqualTo("ada");
        assertThat(request.query("h")).isEmpty();
        assertThat(request.header("q")).isEmpty();
        assertThat(request.caller("h")).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> request.path("c"));
    }

    @Test
    void nothingOfItIsPrinted() {
        var request = new Request("GET /a/{b}", Map.of("b", "S3CRET"), Map.of("q", "S3CRET"),
                Map.of("authorization", "S3CRET"), Map.of("sub", "S3CRET"), "", "S3CRET", false);
        assertThat(request).hasToString("Request[GET /a/{b}]");
    }
}
