package dev.workspacetokens.local.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.local.http.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerHeadersTest {

    private static String name(String tokenName) {
        return CallerHeaders.of(Map.of("token_name", tokenName)).stream()
                .filter(header -> header.is("X-Workspace-Token-Name")).map(Header::value).findFirst().orElseThrow();
    }

    @Test
    void thereIsAHeaderForEachKeyAndAMinusWhereThereIsNothing() {
        List<Header> headers = CallerHeaders
                .of(Map.of("workspace", "acme", "permissions", "orders:read orders:write", "reason", "Allowed."));
        assertThat(headers.stream().map(header -> header.name() + ": " + header.value())).containsExactly(
                "X-Workspace: acme", "X-Workspace-Token-Id: -", "X-Workspace-Token-Name: -", "X-Workspace-App: -",
                "X-Workspace-Role: -", "X-Workspace-Permissions: orders:read orders:write",
                "X-Workspace-Token-Expires-At: -", "X-Workspace-Token-Former: -");
    }

    @ParameterizedTest
    @CsvSource({"CI,CI", "My token,My token", "100 %,100 %25", "-,%2D", "a-b,a-b", "Größe,Gr%C3%B6%C3%9Fe",
            "\uD83D\uDD11,%F0%9F%94%91", "a+b,a+b", "%2D,%252D"})
    void valueIsAsciiAndDecodesToTheText(String text, String value) {
        assertThat(name(text)).isEqualTo(value);
        assertThat(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Workspace", "x-workspace", "X-WORKSPACE-ROLE", "X-Workspace-", "X-Workspaces-Own",
            "X_Workspace", "x_workspace-role", "X.Workspace-App", "X-Workspace_Token.Id", "x!workspace"})
    void clientsHeaderThatCouldBeTakenForOneIsKnown(String name) {
        assertThat(CallerHeaders.couldBeTakenForOne(new Header(name, "v"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Workspace", "X-Work", "X-My-Workspace", "XWorkspace", "Accept"})
    void anyOtherIsLeftAlone(String name) {
        assertThat(CallerHeaders.couldBeTakenForOne(new Header(name, "v"))).isFalse();
    }
}
