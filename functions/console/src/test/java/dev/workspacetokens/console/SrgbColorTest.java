package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SrgbColorTest {

    private static SrgbColor color(String hex) {
        return SrgbColor.of("ConsoleColor", hex);
    }

    /// Of black and white by definition; the others as another program computes them.
    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#ffffff, #ffffff, 1", "#777777, #ffffff, 4.48", "#767676, #ffffff, 4.54",
            "#ff0000, #ffffff, 4.00", "#00ff00, #ffffff, 1.37", "#0000ff, #ffffff, 8.59", "#5b3df5, #f7f7fa, 5.72",
            "#0a0a0a, #000000, 1.06"})
    void contrastIsThatOfWcag(String one, String other, double contrast) {
        assertThat(color(one).contrast(color(other))).isCloseTo(contrast, within(0.01));
        assertThat(color(other).contrast(color(one))).isEqualTo(color(one).contrast(color(other)));
    }

    @Test
    void itIsWrittenAsCssDoes() {
        assertThat(color("#00A1fF")).hasToString("#00a1ff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "red", "#fff", "#1234567", "123456", "#12345g", " #123456", "#123456\n",
            "#\uff11\uff12\uff13\uff14\uff15\uff16", "#-12345", "rgb(0,0,0)"})
    void anythingElseIsNoColor(String text) {
        assertThatIllegalStateException().isThrownBy(() -> color(text))
                .withMessage("ConsoleColor must be a colour such as #5b3df5");
    }
}
