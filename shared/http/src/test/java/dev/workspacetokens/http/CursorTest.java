package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

    private static final String LISTING = "tokens of acme";
    private static final String POSITION = "0VBoZK9Q0123456789";
    private static final String CURSOR = Cursor.encode(LISTING, POSITION);
    private static final List<String> CHARACTERS = IntStream
            .concat(IntStream.range(0, 128), "\u00e9\u0130\u017f\u212a\ud83d\uffff".chars())
            .mapToObj(c -> String.valueOf((char) c)).toList();

    @ParameterizedTest
    @ValueSource(strings = {"a", POSITION, "ios-shop", "auth0|5f7c", "é🚀", " ", "\u0000"})
    void aCursorLeadsBackToItsPosition(String position) {
        assertThat(Cursor.decode(LISTING, Cursor.encode(LISTING, position))).isEqualTo(position);
    }

    @Test
    void aCursorGoesIntoAQueryAsItIs() {
        assertThat(Stream.of("?", "~~~", "é🚀", POSITION).map(position -> Cursor.encode(LISTING, position)))
                .allMatch(cursor -> cursor.matches("[0-9A-Za-z_-]+"));
    }

    @Test
    void theLongestPositionIsThatOfAKey() {
        String longest = "a".repeat(512);
        assertThat(Cursor.decode(LISTING, Cursor.encode(LISTING, longest))).isEqualTo(longest);
        assertRefused(Stream.of(Cursor.encode(LISTING, longest + "a"), Cursor.encode(LISTING, "é".repeat(257))));
    }

    @Test
    void everyAlteredCharacterIsRefused() {
        var altered = new ArrayList<String>();
        for (String position : List.of("a", "ab", "abc", POSITION)) {
            String cursor = Cursor.encode(LISTING, position);
            for (int i = 0; i < cursor.length(); i++) {
                for (String c : CHARACTERS) {
                    altered.add(cursor.substring(0, i) + c + cursor.substring(i + 1));
                    altered.add(cursor.substring(0, i) + c + cursor.substring(i));
                }
                altered.add(cursor.substring(0, i) + cursor.substring(i + 1));
            }
            altered.removeIf(cursor::equals);
        }
        assertRefused(altered.stream());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tokens of acm", "tokens of acme ", "tokens of globex", "apps of acme",
            "TOKENS OF ACME"})
    void aCursorOfAnotherListingIsRefused(String listing) {
        assertThatThrownBy(() -> Cursor.decode(listing, CURSOR)).isInstanceOf(Unreadable.Malformed.class);
    }

    @Test
    void listingAndPositionCannotBeShiftedIntoEachOther() {
        assertThatThrownBy(() -> Cursor.decode("ab", Cursor.encode("a", "bc")))
                .isInstanceOf(Unreadable.Malformed.class);
        assertThat(Cursor.encode("ab", "c").substring(0, 12)).isNotEqualTo(Cursor.encode("a", "bc").substring(0, 12));
    }

    @Test
    void otherSpellingsOfTheSameBytesAreRefused() {
        // 9 bytes of check and one of position: the last character holds two bits and four that Base64 ignores.
        String cursor = Cursor.encode(LISTING, "a");
        assertRefused(Stream.of(cursor + "==", cursor + "=", cursor + "\n",
                cursor.substring(0, cursor.length() - 1) + (char) (cursor.charAt(cursor.length() - 1) + 1)));
    }

    @Test
    void whatIsNoCursorIsRefused() {
        assertRefused(Stream.of("", " ", "=", "a", "AAAA", CURSOR.substring(0, 12), POSITION, "null", "\ud83d", "%00",
                CURSOR + CURSOR, "A".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void randomTextIsRefusedWithoutAnotherException(long seed) {
        var random = new Random(seed);
        assertRefused(Stream.generate(() -> random.ints(random.nextInt(60), 0, 0x180)
                .mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining())).limit(1_000));
        assertRefused(Stream.generate(() -> random.ints(random.nextInt(60), 0, 26)
                .mapToObj(c -> String.valueOf((char) ('a' + c))).collect(Collectors.joining())).limit(1_000));
    }

    /// The check has no key: what it promises is that nobody skips items by mistake, and no more.
    @Test
    void aCursorOfOnesOwnMakingSaysWhereToGoOnLikeAnyOther() throws GeneralSecurityException {
        byte[] check = MessageDigest.getInstance("SHA-256")
                .digest((LISTING + "\0" + POSITION).getBytes(StandardCharsets.UTF_8));
        var bytes = new ByteArrayOutputStream();
        bytes.write(check, 0, 9);
        bytes.writeBytes(POSITION.getBytes(StandardCharsets.UTF_8));
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        assertThat(Cursor.decode(LISTING, made)).isEqualTo(POSITION);
    }

    private static void assertRefused(Stream<String> cursors) {
        assertThat(cursors.filter(
                cursor -> !(catchThrowable(() -> Cursor.decode(LISTING, cursor)) instanceof Unreadable.Malformed)))
                .isEmpty();
        assertThat(catchThrowable(() -> Cursor.decode(LISTING, CURSOR))).isNull();
    }
}
