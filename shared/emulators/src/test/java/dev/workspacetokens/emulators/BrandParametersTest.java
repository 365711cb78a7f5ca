package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the console looks like comes by its stage, in the few characters that API Gateway lets through.
final class BrandParametersTest {

    private static Map<String, String> stage(String... parametersAndValues) {
        return Choices.of(parametersAndValues).apis().stream().filter(api -> api.logicalId().equals("ConsoleApi"))
                .findFirst().orElseThrow().stageVariables();
    }

    private static String decoded(Map<String, String> stage, String variable) {
        return new String(Base64.getDecoder().decode(stage.getOrDefault(variable, "").replace('-', '+')),
                StandardCharsets.UTF_8);
    }

    @Test
    void defaultsAreTheNameAlone() {
        Map<String, String> stage = stage();
        assertThat(decoded(stage, "brand_name")).isEqualTo("Workspace Tokens");
        assertThat(stage).doesNotContainKeys("brand_logo", "brand_icon", "brand_color", "brand_color_dark",
                "brand_links", "example_url", "frame_ancestors");
    }

    /// The second one has a `+` and a `/` in Base64.
    @ParameterizedTest
    @ValueSource(strings = {"Acme Tokens", "ûïþ?ÿ>~", "トークン", "\uD83D\uDD11", "a=b,c;d\"e'f<g>%20+h"})
    void nameComesThroughWhateverItsCharacters(String name) {
        assertThat(decoded(stage("ConsoleName", name), "brand_name")).isEqualTo(name);
    }

    @Test
    void theRestComesThroughWhereItIsGiven() {
        String url = "https://cdn.example.com/@acme/logo%20(1).svg?v=2";
        String links = "Documentation=https://docs.example.com,Zustände=https://status.example.com:8443/a?b=c";
        Map<String, String> stage = stage("ConsoleLogoUrl", url, "ConsoleIconUrl", url, "ConsoleLinks", links,
                "ConsoleExampleUrl", url, "ConsoleColor", "#0b5fff", "ConsoleColorDark", "#8FB8FF",
                "ConsoleFrameAncestors",
                "https://app.example.com,https://admin.example.com:8443");
        assertThat(decoded(stage, "brand_logo")).isEqualTo(url);
        assertThat(decoded(stage, "brand_icon")).isEqualTo(url);
        assertThat(decoded(stage, "example_url")).isEqualTo(url);
        assertThat(decoded(stage, "brand_links")).isEqualTo(links);
        assertThat(stage).containsEntry("brand_color", "#0b5fff").containsEntry("brand_color_dark", "#8FB8FF")
                .containsEntry("frame_ancestors", "https://app.example.com,https://admin.example.com:8443");
    }

    @Test
    void theLongestFits() {
        String url = "https://cdn.example.com/" + "a".repeat(360);
        assertThat(stage("ConsoleLogoUrl", url, "ConsoleIconUrl", url, "ConsoleExampleUrl", url, "ConsoleLinks",
                "Docs=" + url.substring(0, 379),
                "ConsoleName", "\uD83D\uDD11".repeat(60)).values()).allSatisfy(
                        value -> assertThat(value).hasSizeLessThanOrEqualTo(512));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "ConsoleName|''", "ConsoleName|' '", "ConsoleName|'a\nb'", "ConsoleName|'a\u0085b'",
            "ConsoleName|'a\u2028b'", "ConsoleName|1234567890123456789012345678901234567890123456789012345678901",
            "ConsoleLogoUrl|http://a.example/logo.svg", "ConsoleLogoUrl|data:image/svg+xml,x",
            "ConsoleLogoUrl|https://a.example;script-src *", "ConsoleLogoUrl|https://*.example/a",
            "ConsoleLogoUrl|https://user@a.example/", "ConsoleLogoUrl|https://a.example/#b",
            "ConsoleLogoUrl|https://a.example/%zz", "ConsoleIconUrl|https://a.example/a b", "ConsoleIconUrl|icon.svg",
            "ConsoleExampleUrl|http://a.example/", "ConsoleExampleUrl|https://a.example/'; rm x",
            "ConsoleColor|red", "ConsoleColor|#fff", "ConsoleColor|0b5fff", "ConsoleColorDark|#12345g",
            "ConsoleLinks|Documentation", "ConsoleLinks|=https://a.example", "ConsoleLinks|a=http://a.example",
            "ConsoleLinks|a=javascript:alert(1)", "ConsoleLinks|a=https://a.example,",
            "ConsoleLinks|12345678901234567890123456789012345678901=https://a.example",
            "ConsoleLinks|a=https://a.example,b=https://a.example,c=https://a.example,d=https://a.example,"
                    + "e=https://a.example,f=https://a.example",
            "ConsoleFrameAncestors|*", "ConsoleFrameAncestors|'self'", "ConsoleFrameAncestors|http://localhost",
            "ConsoleFrameAncestors|https://*.example.com", "ConsoleFrameAncestors|https://a.example/",
            "ConsoleFrameAncestors|https://a.example;script-src *", "ConsoleFrameAncestors|https://a.example,"})
    void whatCannotBeUsedIsRefusedByItsParameter(String parameter, String value) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Choices.of(parameter, value))
                .withMessageStartingWith("Parameters/" + parameter + ": the value that was given is not allowed (");
    }
}
