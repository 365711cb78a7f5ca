package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Only the header `Authorization` carries the credential, in capitals or small letters of ASCII: a name that merely
/// looks like it is another header, which a proxy in front may let anybody send.
final class HeaderNameTest {

    private static final String NAME = "authorization";

    private static List<String> read(String member, String name) throws IOException {
        String event = """
                {"httpMethod": "GET", "resource": "/me", "methodArn": "arn", "%s": {"%s": ["x"]}}""".formatted(member,
                name);
        return EventReader.rest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))).authorization();
    }

    @Test
    void theNameIsReadInAnyCase() throws IOException {
        for (String name : List.of(NAME, "Authorization", "AUTHORIZATION", "aUTHORIZATIOn")) {
            assertThat(read("multiValueHeaders", name)).containsExactly("x");
            assertThat(read("headers", name)).containsExactly("x");
        }
    }

    @Test
    void noCharacterBeyondAsciiStandsForALetterOfTheName() throws IOException {
        for (int at = 0; at < NAME.length(); at++) {
            for (int c = 0x80; c <= 0xFFFF; c++) {
                // Only what some case mapping turns into a letter of ASCII can be taken for one.
                if (Character.isSurrogate((char) c)
                        || (Character.toUpperCase(c) > 0x7F && Character.toLowerCase(c) > 0x7F)) {
                    continue;
                }
                String name = NAME.substring(0, at) + (char) c + NAME.substring(at + 1);
                assertThat(read("headers", name)).as(name).isEmpty();
                assertThat(read("multiValueHeaders", name)).as(name).isEmpty();
            }
        }
        assertThat(read("headers", "Author\u0131zation")).isEmpty();
        assertThat(read("headers", "Author\u0130zation")).isEmpty();
        assertThat(read("headers", "\uff21uthorization")).isEmpty();
    }
}
