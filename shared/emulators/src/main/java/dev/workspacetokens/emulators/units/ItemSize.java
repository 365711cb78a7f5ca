package dev.workspacetokens.emulators.units;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many bytes an item counts: the names of all its attributes, those of the key among them, and their values. The
/// 100 bytes for indexing belong to the price of storage, not to units.
///
/// Two things go beyond "DynamoDB item sizes and formats", which says "approximately" of numbers and nothing of sets.
/// The digits of a number count in pairs on each side of the decimal point, and a minus sign counts a byte, as others
/// measured on AWS (`paritysuite/dynamodb-conformance`). A set counts like a list, which is the dearer reading.
public final class ItemSize {

    private static final int CONTAINER = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    /// The size of an item in bytes; 0 for none.
    public static long of(Map<String, AttributeValue> item) {
        return sum(item.entrySet(), attribute -> text(attribute.getKey()) + value(attribute.getValue()));
    }

    /// The size of a value in bytes, without a name.
    static long value(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case L -> container(value.l(), ItemSize::value);
            case M -> container(value.m().entrySet(), entry -> text(entry.getKey()) + value(entry.getValue()));
            case SS -> container(value.ss(), ItemSize::text);
            case NS -> container(value.ns(), ItemSize::number);
            case BS -> container(value.bs(), bytes -> bytes.asByteArrayUnsafe().length);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("a value of no type: " + value);
        };
    }

    static long text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long number(String digits) {
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        int whole = Math.clamp((long) number.precision() - number.scale(), 0, number.precision());
        return 1 + pairs(whole) + pairs(number.precision() - whole) + (number.signum() < 0 ? 1 : 0);
    }

    private static long pairs(int digits) {
        return Math.ceilDiv(digits, 2);
    }

    private static <T> long container(Iterable<T> elements, ToLongFunction<T> size) {
        return CONTAINER + sum(elements, element -> ELEMENT + size.applyAsLong(element));
    }

    private static <T> long sum(Iterable<T> elements, ToLongFunction<T> size) {
        long sum = 0;
        for (T element : elements) {
            sum += size.applyAsLong(element);
        }
        return sum;
    }
}
