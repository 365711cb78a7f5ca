package dev.workspacetokens.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoundTextTest {

    private static final String TOKEN = "wst_T";

    @ParameterizedTest
    @ValueSource(strings = {"wst_T", " wst_T\n", "\u00a0wst_T\u3000", "\"wst_T\"", "'wst_T'", "`wst_T`", "\"wst_T",
            "wst_T,", "wst_T;", "\"wst_T\",", "'wst_T';", "wst_T ,", "Bearer wst_T", "bearer   wst_T", "TOKEN wst_T",
            "\"Bearer wst_T\"", "Bearer \"wst_T\"", "Authorization: wst_T", "authorization:Bearer wst_T",
            "AUTHORIZATION : token wst_T", "'Authorization: Bearer wst_T'", "\"Authorization\": \"Bearer wst_T\",",
            "'authorization': 'wst_T';"})
    void whatStandsAroundATokenInARequestOrAFileIsTakenAway(String text) {
        assertThat(FoundText.credential(text)).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wst_T x", "x wst_T", "wst_T wst_U", ",wst_T", "wst_T.", "(wst_T)", "<wst_T>",
            "Bearer\twst_T", "Bearer: wst_T", "Bearer Bearer wst_T", "Basic wst_T", "Token=wst_T", "TOKEN: wst_T",
            "Authorization wst_T", "Authorization= wst_T", "Authorization: Authorization: wst_T",
            "X-Authorization: wst_T", "\\\"wst_T\\\"", "curl -H 'Authorization: wst_T'", "to\u212aen wst_T",
            "https://x:wst_T@example.com/"})
    void nothingElseIs(String text) {
        assertThat(FoundText.credential(text)).isNotEqualTo(TOKEN);
    }

    /// A megabyte of it must not take longer than reading it.
    @Test
    void longestTextIsReadAtOnce() {
        String around = " \"".repeat(250_000);
        assertThat(FoundText.credential(around + TOKEN + around)).isEqualTo(TOKEN);
    }
}
