package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswerTest {

    @Test
    void oneObjectIsWrappedAsData() {
        Answer answer = Answer.data(201, Map.of("name", "é🚀\"<"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsExactly(Map.entry("content-type", "application/json"));
        assertThat(answer.text()).isEqualTo("{\"data\":{\"name\":\"é🚀\\\"<\"}}");
    }

    @Test
    void anEmptyAnswerHasNoBodyAndNoType() {
        assertThat(Answer.empty(204).text()).isNull();
        assertThat(Answer.empty(204).headers()).isEmpty();
    }

    @Test
    void anAnswerWithASecretIsNeverStored() {
        assertThat(Answer.data(200, "x").with("location", "/x").secret().headers()).containsExactly(
                Map.entry("content-type", "application/json"), Map.entry("location", "/x"),
                Map.entry("cache-control", "no-store"));
    }

    @Test
    void aHeaderMoreLeavesTheOtherAnswerAsItWas() {
        Answer plain = Answer.data(200, "x");
        assertThat(plain.with("a", "b")).isNotSameAs(plain);
        assertThat(plain.headers()).doesNotContainKey("a");
    }

    @Test
    void nothingOfTheBodyIsPrinted() {
        assertThat(Answer.data(200, "S3CRET").with("location", "S3CRET")).hasToString("Answer[200]");
    }
}
