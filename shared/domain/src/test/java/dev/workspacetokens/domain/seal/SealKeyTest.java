package dev.workspacetokens.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.mac.Subkey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A seal is that of exactly one row, under exactly one key.
final class SealKeyTest {

    private static final Map<String, String> GRANT = Map.of("PK", "SGRANT#set", "SK", "Sweb", "role", "Sdeveloper",
            "app_uid", "Suid");

    private final SealKey key = key("key", 1);

    private static SealKey key(String id, int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return new SealKey(new Subkey(id, bytes));
    }

    private static Row row(Map<String, String> attributes) {
        return new Row("GRANT", attributes);
    }

    private Seal seal(Map<String, String> attributes) {
        return key.seal(List.of(row(attributes))).getFirst();
    }

    /// Held to a value made by another program, so that no row of a deployment loses its seal by a change of
    /// the encoding.
    @Test
    void encodingNeverChanges() {
        assertThat(HexFormat.of().formatHex(row(Map.of("b", "N1", "a", "Sä")).message())).isEqualTo(
                "00000017" + HexFormat.of().formatHex("workspace-tokens/row/v1".getBytes(StandardCharsets.US_ASCII))
                        + "00000001" + "61"
                        + "00000003" + "53c3a4" + "00000001" + "62" + "00000002" + "4e31");
        assertThat(HexFormat.of().formatHex(seal(Map.of("b", "N1", "a", "Sä")).bytes())).isEqualTo(
                "2c70e12b5b6c37501f622c3762802e727540fd44"
                        + "ac2f2c27b58ffdaa69447363d92d3ae6");
    }

    @Test
    void sealOfARowIsGenuineWhateverTheOrderOfItsAttributes() {
        assertThat(key.isGenuine(row(new TreeMap<>(GRANT).descendingMap()), seal(GRANT))).isTrue();
        key.require(row(GRANT), seal(GRANT));
    }

    static Stream<Map<String, String>> changedRows() {
        return Stream.of(with("role", "Sadmin"), with("role", "Ndeveloper"), with("PK", "SGRANT#other"),
                with("SK", "Sios"), with("role", null), with("app_uid", null), with("ttl", "N1"), with("x", "S"),
                // The same letters, cut elsewhere.
                with("role", "Sdeveloperx"), moved());
    }

    private static Map<String, String> with(String name, @Nullable String value) {
        var changed = new HashMap<>(GRANT);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static Map<String, String> moved() {
        var changed = new HashMap<>(GRANT);
        changed.remove("role");
        changed.put("roleS", "developer");
        return changed;
    }

    @ParameterizedTest
    @MethodSource("changedRows")
    void noChangeOfARowKeepsItsSeal(Map<String, String> changed) {
        Seal seal = seal(GRANT);
        assertThat(key.isGenuine(row(changed), seal)).isFalse();
        assertThatThrownBy(() -> key.require(row(changed), seal)).isInstanceOf(SealRefused.class);
    }

    @Test
    void noBitOfASealIsSuperfluous() {
        byte[] bytes = seal(GRANT).bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(key.isGenuine(row(GRANT), Seal.parse(flipped).orElseThrow())).as("bit " + bit).isFalse();
        }
    }

    @Test
    void sealOfAnotherKeyIsNone() {
        assertThat(key("key", 2).isGenuine(row(GRANT), seal(GRANT))).as("the same name, another key").isFalse();
        assertThat(key("other", 1).isGenuine(row(GRANT), seal(GRANT))).as("the same key, another name").isFalse();
    }

    @Test
    void rowWithoutASealIsRefused() {
        assertThatThrownBy(() -> key.require(row(GRANT), null)).isInstanceOf(SealRefused.class);
        assertThat(Seal.parse(new byte[35])).isEmpty();
        assertThat(Seal.parse(new byte[37])).isEmpty();
        assertThat(Seal.parse(new byte[0])).isEmpty();
    }

    @Test
    void nothingPrintsASealOrARow() {
        assertThat(seal(GRANT)).hasToString("Seal[***]");
        assertThat(row(GRANT)).hasToString("Row[GRANT]");
        assertThat(key).hasToString("SealKey[key]");
    }
}
