package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What items weigh by the rules of the [developer
/// guide](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html): records are
/// read by the page, a credential by every decision.
final class ItemSizesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");
    private static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "u".repeat(22));
    private static final WorkspaceRef LONGEST = new WorkspaceRef(new Slug("a".repeat(64)), "u".repeat(22));
    private static final Former FORMER = new Former(Long.MAX_VALUE, NOW, NOW);
    private static final TokenId ID = new TokenId("0VbnT7q4D0lPk64Ie8");
    /// Four bytes a character.
    private static final String LONGEST_NAME = "🚀".repeat(100);

    /// None of these groups can be left out.
    private static final AllowedSources SOURCES = new AllowedSources(IntStream.range(0, AllowedSources.MOST)
            .mapToObj(i -> IpRange.parse("2001:1db8:1111:1111:1111:1111:1111:%04x/127".formatted(0x1110 + 2 * i))
                    .orElseThrow())
            .toList());

    private static WorkspaceToken.Stamp by(int length, char who) {
        return new WorkspaceToken.Stamp(NOW, Character.toString(who).repeat(length));
    }

    @Test
    void usualRecordWeighs400BytesAtMost() {
        var record = new WorkspaceToken(ID, "n".repeat(30), ACME, new AccessRef.GrantSet("s".repeat(22)),
                Map.of("developer", 12), 99, false, false, NOW, 12, null, 123, by(36, 'a'), by(36, 'b'), by(36, 'c'));
        assertThat(size(TokenItem.SCHEMA, record)).isLessThanOrEqualTo(400);
    }

    /// With three times the roles of the sample policy, each with a long id; every one more adds some forty bytes.
    @Test
    void largestRecordWeighs2KilobytesAtMost() {
        var counts = new TreeMap<String, Integer>();
        IntStream.range(0, 12).forEach(role -> counts.put("%032d".formatted(role), 1_000));
        var record = new WorkspaceToken(ID, LONGEST_NAME, LONGEST, new AccessRef.GrantSet("s".repeat(22)), counts,
                Long.MAX_VALUE, true, true, NOW, Long.MAX_VALUE, FORMER, Long.MAX_VALUE, by(255, 'a'), by(255, 'b'),
                by(255, 'c'));
        assertThat(size(TokenItem.SCHEMA, record)).isLessThanOrEqualTo(2_048);
    }

    /// A decision reads credential, grant and app for three units.
    @Test
    void largestCredentialIsReadForOneUnit() {
        var credential = new Credential(ID, new Mac(new byte[32]),
                "arn:aws:kms:ap-southeast-1:000000000000:key/mrk-" + "k".repeat(32), Credential.ALGORITHM,
                Long.MAX_VALUE, LONGEST_NAME, LONGEST, NOW, new AccessRef.AllApps("r".repeat(64)), true,
                SOURCES,
                new FormerSecret(FORMER, new Mac(new byte[32]),
                        "arn:aws:kms:ap-southeast-1:000000000000:key/mrk-" + "k".repeat(32), Credential.ALGORITHM));
        var row = new HashMap<>(CredentialItem.SCHEMA.itemToMap(credential, true));
        row.put(Keys.EVENT, AttributeValue.fromS(Keys.eventPartition("AUDIT", LONGEST.uid()) + ' ' + "e".repeat(22)));
        row.put(Keys.SEAL, AttributeValue.fromB(SdkBytes.fromByteArray(new byte[36])));
        assertThat(size(row)).isLessThanOrEqualTo(4_096);
    }

    private static <T> int size(TableSchema<T> schema, T item) {
        return size(schema.itemToMap(item, true));
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(one -> bytes(one.getKey()) + size(one.getValue())).sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case B -> value.b().asByteArrayUnsafe().length;
            // A byte for two digits, and one more.
            case N -> (value.n().length() + 1) / 2 + 1;
            // Three bytes, and one for each entry.
            case M -> 3 + value.m().size() + size(value.m());
            case BOOL -> 1;
            default -> throw new AssertionError("nothing writes " + value.type());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
