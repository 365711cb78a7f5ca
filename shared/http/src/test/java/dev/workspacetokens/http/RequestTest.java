package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
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
