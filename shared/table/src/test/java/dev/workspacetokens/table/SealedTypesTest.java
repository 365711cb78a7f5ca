package dev.workspacetokens.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A seal covers the type of each value: what reads alike and is of another type is another row.
final class SealedTypesTest {

    private static final SealKey KEY = new SealKey(new Subkey("key", new byte[32]));

    private static @Nullable Seal seal(Attribute value) {
        return new Attributes(Map.of("PK", Attribute.text("A"), "SK", Attribute.text("B"), "x", value)).sealed(KEY)
                .seal();
    }

    @Test
    void valuesThatReadAlikeHaveOtherSeals() {
        byte[] likeTrue = Base64.getDecoder().decode("true");
        byte[] likeANumber = Base64.getDecoder().decode("1234");
        var seals = new ArrayList<@Nullable Seal>(List.of());
        for (Attribute value : List.of(Attribute.text("true"), Attribute.flag(true), Attribute.bytes(likeTrue),
                Attribute.text("1234"), Attribute.number(1234), Attribute.bytes(likeANumber),
                Attribute.text("OOLtrue"), Attribute.text(""))) {
            seals.add(seal(value));
        }
        assertThat(new HashSet<>(seals)).hasSameSizeAs(seals);
        assertThat(seal(Attribute.flag(true))).isEqualTo(seal(Attribute.flag(true)));
    }
}
