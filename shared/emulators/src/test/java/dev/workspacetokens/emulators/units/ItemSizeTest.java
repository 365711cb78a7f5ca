package dev.workspacetokens.emulators.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rules of "DynamoDB item sizes and formats" (`CapacityUnitCalculations.html`), one by one.
final class ItemSizeTest {

    private static final int NAME = "name".length();

    private static long of(AttributeValue value) {
        return ItemSize.of(Map.of("name", value)) - NAME;
    }

    @Test
    void namesAndTextsCountTheirBytesInUtf8() {
        assertThat(ItemSize.of(Map.of())).isZero();
        assertThat(ItemSize.of(Map.of("größe", AttributeValue.fromS("5 €")))).isEqualTo(7 + 5);
        assertThat(of(AttributeValue.fromS(""))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "12, 2", "123, 3", "1234, 3", "1500, 2", "0.05, 2", "1.5, 3", "-27, 3", "1E125, 2",
            "1786461547, 6", "12345678901234567890123456789012345678, 20"})
    void numberCountsAByteForTwoSignificantDigitsAndOneMore(String number, long bytes) {
        assertThat(of(AttributeValue.fromN(number))).isEqualTo(bytes);
    }

    @Test
    void bytesCountRaw() {
        assertThat(of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[32])))).isEqualTo(32);
    }

    @Test
    void nullAndBooleanCountOne() {
        assertThat(of(AttributeValue.fromNul(true))).isEqualTo(1);
        assertThat(of(AttributeValue.fromBool(false))).isEqualTo(1);
    }

    @Test
    void listsAndMapsCountThreeAndOneForEachElement() {
        assertThat(of(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(of(AttributeValue.fromM(Map.of()))).isEqualTo(3);
        AttributeValue three = AttributeValue.fromS("abc");
        assertThat(of(AttributeValue.fromL(List.of(three, three)))).isEqualTo(3 + 2 * (1 + 3));
        assertThat(of(AttributeValue.fromM(Map.of("k", three)))).isEqualTo(3 + 1 + 1 + 3);
        assertThat(of(AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("k", three))))))
                .isEqualTo(3 + 1 + (3 + 1 + 1 + 3));
    }

    @Test
    void setsCountLikeListsForTheGuideDoesNotSay() {
        assertThat(of(AttributeValue.fromSs(List.of("abc", "d")))).isEqualTo(3 + (1 + 3) + (1 + 1));
        assertThat(of(AttributeValue.fromNs(List.of("12", "123")))).isEqualTo(3 + (1 + 2) + (1 + 3));
        assertThat(of(AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("ab"))))).isEqualTo(3 + 1 + 2);
    }
}
