package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VariablesTest {

    private static Variables of(String value) {
        return new Variables(Map.of("X", value));
    }

    @Test
    void whatIsNotSetEndsTheStartWithItsName() {
        var none = new Variables(Map.of());
        assertThatIllegalStateException().isThrownBy(() -> none.required("X")).withMessageContaining("X");
        assertThatIllegalStateException().isThrownBy(() -> none.positive("X")).withMessageContaining("X");
        assertThatIllegalStateException().isThrownBy(() -> none.flag("X")).withMessageContaining("X");
        assertThatIllegalStateException().isThrownBy(() -> of(" ").required("X")).withMessageContaining("X");
        assertThat(none.list("X")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "2147483648"})
    void numberIsWholeAndAboveZero(String value) {
        assertThatIllegalStateException().isThrownBy(() -> of(value).positive("X")).withMessageContaining("X");
        assertThat(of("366").positive("X")).isEqualTo(366);
    }

    @ParameterizedTest
    @ValueSource(strings = {"True", "yes", "1", "TRUE"})
    void flagIsTrueOrFalseAndNothingElse(String value) {
        assertThatIllegalStateException().isThrownBy(() -> of(value).flag("X")).withMessageContaining("X");
        assertThat(of("true").flag("X")).isTrue();
        assertThat(of("false").flag("X")).isFalse();
    }

    @Test
    void listLeavesBlankPartsOut() {
        assertThat(of(", a,,b ,").list("X")).containsExactly("a", "b");
        assertThat(of("").list("X")).isEmpty();
    }
}
