package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThemeTest {

    private static final Path STYLE = Path.of("src/main/web/console.css");

    @ParameterizedTest
    @ValueSource(strings = {"page", "surface", "raised", "sunken"})
    void surfacesAreThoseOfThePage(String name) throws IOException {
        Matcher pair = pair(name);
        assertThat(Theme.LIGHT.surfaces().get(name)).hasToString(pair.group(1));
        assertThat(Theme.DARK.surfaces().get(name)).hasToString(pair.group(2));
    }

    @Test
    void noOtherSurfaceIsHeldAgainst() {
        assertThat(Theme.LIGHT.surfaces()).hasSize(4);
        assertThat(Theme.DARK.surfaces()).hasSize(4);
    }

    @Test
    void textsOfAButtonAreThoseOfThePage() throws IOException {
        Matcher pair = pair("on-accent");
        assertThat(Theme.LIGHT.onAccent()).hasToString(pair.group(1));
        assertThat(Theme.DARK.onAccent()).hasToString(pair.group(2));
    }

    @Test
    void ourOwnAccentsCanBeRead() throws IOException {
        Matcher pair = pair("accent");
        assertThat(Theme.LIGHT.problem("", SrgbColor.of("", pair.group(1)))).isEmpty();
        assertThat(Theme.DARK.problem("", SrgbColor.of("", pair.group(2)))).isEmpty();
    }

    /// The colours of a CSS variable in the light and in the dark theme, where nobody has set others.
    private static Matcher pair(String variable) throws IOException {
        String set = "(?:var\\(--wt-[a-z-]+, )?";
        Matcher pair = Pattern
                .compile("--" + variable + ": " + set + "light-dark\\(" + set + "(#[0-9a-f]{6})\\)?, " + set
                        + "(#[0-9a-f]{6})\\)+;")
                .matcher(Files.readString(STYLE));
        assertThat(pair.find()).as(variable).isTrue();
        return pair;
    }

    /// Each is told by the surface where it is read worst.
    @ParameterizedTest
    @CsvSource({"#ffcc00, 1.34", "#727272, 4.27", "#6f6f6f, 4.46"})
    void accentThatCannotBeReadOnLightIsToldWithItsContrast(String accent, String contrast) {
        assertThat(Theme.LIGHT.problem("ConsoleColor", SrgbColor.of("", accent))).contains("ConsoleColor " + accent
                + " is not used: as text on the light theme's sunken colour #f1f1f6 it has a contrast of " + contrast
                + ":1, and WCAG 2.2 AA asks for 4.5:1.");
    }

    @Test
    void accentThatCannotBeReadOnDarkIsToldWithItsContrast() {
        assertThat(Theme.DARK.problem("ConsoleColorDark", SrgbColor.of("", "#5b3df5")))
                .contains("ConsoleColorDark #5b3df5 is not used: as text on the dark theme's raised colour #212129 it "
                        + "has a contrast of 2.61:1, and WCAG 2.2 AA asks for 4.5:1.");
    }

    @ParameterizedTest
    @CsvSource({"#0b5fff, #8fb8ff", "#6d6d6d, #8a8a8a", "#000000, #ffffff"})
    void accentThatCanBeReadHasNoProblem(String light, String dark) {
        assertThat(Theme.LIGHT.problem("", SrgbColor.of("", light))).isEmpty();
        assertThat(Theme.DARK.problem("", SrgbColor.of("", dark))).isEmpty();
    }

    /// With our surfaces such an accent does not come so far. With others it could.
    @Test
    void buttonNeedsATextThatCanBeRead() {
        var light = new Theme("light", Map.of(), Theme.LIGHT.onAccent());
        assertThat(light.problem("ConsoleColor", SrgbColor.of("", "#777777"))).contains("ConsoleColor #777777 is not "
                + "used: as a button of the light theme with the text #ffffff it has a contrast of 4.47:1, and WCAG "
                + "2.2 AA asks for 4.5:1.");
        assertThat(light.problem("ConsoleColor", SrgbColor.of("", "#767676"))).isEmpty();
        var dark = new Theme("dark", Map.of(), Theme.DARK.onAccent());
        assertThat(dark.problem("ConsoleColorDark", SrgbColor.of("", "#7c7c7c")))
                .contains("ConsoleColorDark #7c7c7c is "
                        + "not used: as a button of the dark theme with the text #16111f it has a contrast of 4.43:1, and WCAG "
                        + "2.2 AA asks for 4.5:1.");
        assertThat(dark.problem("ConsoleColorDark", SrgbColor.of("", "#808080"))).isEmpty();
    }
}
