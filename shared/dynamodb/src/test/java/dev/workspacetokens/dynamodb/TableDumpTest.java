package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.testing.OnEachBackend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whoever has the whole table has no secret: not one, and no eight characters of one, however written.
@OnEachBackend
final class TableDumpTest {

    private static final int PIECE = 8;

    private final World world = new World();
    private final List<String> secrets = new ArrayList<>();

    @Test
    void tableHoldsNoPieceOfAnySecret() {
        for (int i = 0; i < 8; i++) {
            live(i);
        }
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(leaked(dump())).isEmpty();
    }

    /// A token's life with everything that is written in it, some of it in vain.
    private void live(int number) {
        var grants = world.apps(3, "developer");
        var shown = world.create(number % 2 == 0 ? new Access.PerApp(grants) : new Access.AllApps("admin"));
        secrets.add(shown.secret());
        WorkspaceToken token = shown.token();
        for (int generation = 0; generation < 2; generation++) {
            var next = world.regenerated(token);
            var late = world.regenerated(token);
            secrets.add(next.secret());
            secrets.add(late.secret());
            world.store.regenerate(world.owner, token, next.issued(), Overlap.NONE);
            WorkspaceToken before = token;
            assertThat(refused(() -> world.store.regenerate(world.owner, before, late.issued(), Overlap.NONE)))
                    .isTrue();
            token = next.token();
        }
        var changed = token.renamed("changed", World.CHANGE).withAccess(new Access.PerApp(grants),
                Uid.draw(World.RANDOM));
        world.store.update(world.owner, token, changed, grants);
        world.use(changed, "::1");
        assertThat(secrets).anyMatch(world::alive);
        if (number % 4 == 3) {
            world.store.revoke(world.owner, changed);
        }
    }

    private static boolean refused(Runnable change) {
        try {
            change.run();
            return false;
        } catch (Refusal e) {
            return true;
        }
    }

    static Stream<UnaryOperator<String>> writings() {
        return Stream.of(secret -> secret, secret -> secret.substring(25, 33),
                secret -> HexFormat.of().formatHex(bytes(secret)),
                secret -> HexFormat.of().withUpperCase().formatHex(bytes(secret)),
                secret -> Base64.getEncoder().encodeToString(bytes(secret)),
                secret -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(secret)));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void searchWouldFindOne(UnaryOperator<String> writing) {
        String secret = world.issue(new Access.AllApps("developer")).secret();
        secrets.add(secret);
        String written = writing.apply(secret);
        var asText = Map.of("PK", World.text("X#1"), "nested",
                AttributeValue.fromM(Map.of("a", AttributeValue.fromL(List.of(World.text(written))))));
        var asBytes = Map.of("mac", AttributeValue.fromB(SdkBytes.fromByteArray(bytes("\0\1" + written))));
        assertThat(leaked(List.of(asText))).isPresent();
        assertThat(leaked(List.of(asBytes))).isPresent();
        assertThat(leaked(List.of(Map.of("token", World.text(secret.substring(0, 22)))))).isEmpty();
    }

    /// The whole table, as a thief would read it.
    private static List<Map<String, AttributeValue>> dump() {
        return World.BACKEND.dynamoDb().scanPaginator(r -> r.tableName(World.BACKEND.table()).consistentRead(true))
                .items().stream().toList();
    }

    private Optional<String> leaked(List<Map<String, AttributeValue>> items) {
        var everything = new StringBuilder();
        items.forEach(item -> item.forEach((name, value) -> {
            everything.append(name).append('\n');
            write(value, everything);
        }));
        String dump = everything.toString();
        Set<String> pieces = secrets.stream().flatMap(TableDumpTest::pieces).collect(Collectors.toSet());
        return IntStream.rangeClosed(0, dump.length() - PIECE).mapToObj(at -> dump.substring(at, at + PIECE))
                .filter(pieces::contains).findFirst();
    }

    /// Every eight characters that hold something of the secret or the checksum: all behind the prefix and the id.
    private static Stream<String> pieces(String secret) {
        int publicLength = "wst_".length() + 18;
        return IntStream.rangeClosed(publicLength - PIECE + 1, secret.length() - PIECE)
                .mapToObj(start -> secret.substring(start, start + PIECE));
    }

    private static void write(AttributeValue value, StringBuilder dump) {
        switch (value.type()) {
            case S -> writeText(value.s(), dump);
            case N -> writeText(value.n(), dump);
            case B -> writeText(new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1), dump);
            case M -> value.m().forEach((name, nested) -> {
                writeText(name, dump);
                write(nested, dump);
            });
            case L -> value.l().forEach(nested -> write(nested, dump));
            case SS -> value.ss().forEach(text -> writeText(text, dump));
            case BOOL, NUL -> dump.append('\n');
            default -> throw new AssertionError("nothing writes " + value.type());
        }
    }

    /// The text itself, and what it says if it is hexadecimal or base 64, wherever that begins.
    private static void writeText(String text, StringBuilder dump) {
        dump.append(text).append('\n');
        for (int offset = 0; offset < Math.min(4, text.length()); offset++) {
            String tail = text.substring(offset);
            decoded(() -> HexFormat.of().parseHex(tail), dump);
            decoded(() -> Base64.getDecoder().decode(tail), dump);
            decoded(() -> Base64.getUrlDecoder().decode(tail), dump);
        }
    }

    private static void decoded(Supplier<byte[]> decoder, StringBuilder dump) {
        try {
            dump.append(new String(decoder.get(), StandardCharsets.ISO_8859_1)).append('\n');
        } catch (IllegalArgumentException e) {
            dump.append('\n');
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
