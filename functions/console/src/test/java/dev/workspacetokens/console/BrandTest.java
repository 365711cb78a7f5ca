package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandTest {

    /// As template.yaml encodes it.
    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)).replace('+', '-');
    }

    private static Brand of(String variable, String value) {
        var variables = new HashMap<>(Map.of("brand_name", encoded("Workspace Tokens")));
        variables.put(variable, value);
        return Brand.of(new StageVariables(variables));
    }

    @Test
    void nothingButTheNameIsThePageAsItIs() {
        Brand brand = of("", "");
        assertThat(brand.name()).isEqualTo("Workspace Tokens");
        assertThat(brand.logo()).isEmpty();
        assertThat(brand.icon()).isEmpty();
        assertThat(brand.colors()).isEmpty();
        assertThat(brand.links()).isEmpty();
        assertThat(brand.problems()).isEmpty();
        assertThat(brand.imageOrigins()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Acme Tokens", "Bücher & Töne", "トークン管理", "\uD83D\uDD11 Keys", "<b>\"'&amp;</b>",
            "123456789012345678901234567890123456789012345678901234567890"})
    void nameIsWhatPeopleWrite(String name) {
        assertThat(of("brand_name", encoded(name)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\nb", "a\tb", "\0", "a\u0085b", "a\u2028b", "a\u007fb",
            "1234567890123456789012345678901234567890123456789012345678901"})
    void nameThatCannotBeShownIsRefused(String name) {
        assertThatIllegalStateException().isThrownBy(() -> of("brand_name", encoded(name))).withMessage(
                "ConsoleName must have texts of 1 to 60 characters, none of them a control character");
    }

    @Test
    void nameIsRequired() {
        assertThatIllegalStateException().isThrownBy(() -> of("brand_name", ""))
                .withMessage("the stage variable brand_name is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand_name", "brand_logo", "brand_icon", "brand_links"})
    void textThatIsNotEncodedIsRefused(String variable) {
        assertThatIllegalStateException().isThrownBy(() -> of(variable, "https://example.com"))
                .withMessage("the stage variable " + variable + " is no Base64");
    }

    @Test
    void picturesMayStandElsewhere() {
        Brand logo = of("brand_logo", encoded("https://cdn.example.com:8443/@acme/logo%20(1).svg?v=2"));
        assertThat(logo.logo()).contains(URI.create("https://cdn.example.com:8443/@acme/logo%20(1).svg?v=2"));
        assertThat(logo.imageOrigins()).containsExactly("https://cdn.example.com:8443");
        Brand icon = of("brand_icon", encoded("https://example.com"));
        assertThat(icon.icon()).contains(URI.create("https://example.com"));
        assertThat(icon.imageOrigins()).containsExactly("https://example.com");
    }

    /// The first ones would let a Content-Security-Policy say more.
    @ParameterizedTest
    @ValueSource(strings = {"https://a.example;script-src *", "https://a.example 'unsafe-inline'",
            "https://a.example, https://b.example", "https://*.example", "https://*", "http://a.example/logo.svg",
            "data:image/svg+xml,x", "javascript:alert(1)", "//a.example/logo.svg", "/logo.svg", "https:///logo.svg",
            "https://user@a.example/", "https://a.example/#top", "https://a.example/%zz", "https://a.example/a b",
            "https://a.example/\n", "https://b\u00fccher.example/", "HTTPS://A.EXAMPLE/"})
    void pictureThatIsNoHttpsUrlIsRefused(String url) {
        for (var variable : Map.of("brand_logo", "ConsoleLogoUrl", "brand_icon", "ConsoleIconUrl").entrySet()) {
            assertThatIllegalStateException().isThrownBy(() -> of(variable.getKey(), encoded(url)))
                    .withMessage(variable.getValue() + " must be an https URL, without a fragment");
        }
    }

    @Test
    void linksAreInTheirOrder() {
        assertThat(of("brand_links", encoded("Documentation=https://docs.example.com,Status & news="
                + "https://status.example.com/a?b=c")).links()).containsExactly(
                        new BrandLink("Documentation", URI.create("https://docs.example.com")),
                        new BrandLink("Status & news", URI.create("https://status.example.com/a?b=c")));
        assertThat(of("brand_links", encoded("a=https://e.example,".repeat(4) + "a=https://e.example")).links())
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Documentation|ConsoleLinks must be links as text=https://…, separated by commas
            a=https://e.example,|ConsoleLinks must be links as text=https://…, separated by commas
            a=javascript:alert(1)|ConsoleLinks must be an https URL, without a fragment
            a=|ConsoleLinks must be an https URL, without a fragment
            =https://e.example|ConsoleLinks must have texts of 1 to 40 characters, none of them a control character
            12345678901234567890123456789012345678901=https://e.example|ConsoleLinks must have texts of 1 to 40 \
            characters, none of them a control character
            a=https://e.example,a=https://e.example,a=https://e.example,a=https://e.example,a=https://e.example,\
            a=https://e.example|ConsoleLinks must be at most 5 links
            """)
    void anythingElseIsNoListOfLinks(String links, String message) {
        assertThatIllegalStateException().isThrownBy(() -> of("brand_links", encoded(links))).withMessage(message);
    }

    @Test
    void colorThatCanBeReadIsUsedInItsThemeAlone() {
        assertThat(of("brand_color", "#0B5FFF").colors()).hasToString("{light=#0b5fff}");
        assertThat(of("brand_color_dark", "#8fb8ff").colors()).hasToString("{dark=#8fb8ff}");
    }

    @Test
    void colorThatCannotBeReadIsLeftOutAndToldWhy() {
        Brand light = of("brand_color", "#8fb8ff");
        assertThat(light.colors()).isEmpty();
        assertThat(light.problems()).singleElement().asString().startsWith("ConsoleColor #8fb8ff is not used: ");
        Brand dark = of("brand_color_dark", "#0b5fff");
        assertThat(dark.colors()).isEmpty();
        assertThat(dark.problems()).singleElement().asString().startsWith("ConsoleColorDark #0b5fff is not used: ");
    }
}
