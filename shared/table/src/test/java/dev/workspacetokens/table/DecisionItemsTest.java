package dev.workspacetokens.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader.Facts;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is written as an item is read as the same again. That the enhanced client writes the same items the tests of
/// [DynamoDbAccessReader] hold.
final class DecisionItemsTest {

    private static final SealKey KEY = new SealKey(new Subkey("key", new byte[32]));

    private static final AllowedSources SOURCES = new AllowedSources(Stream.of("192.0.2.0/24", "2001:db8::1")
            .map(range -> IpRange.parse(range).orElseThrow()).toList());

    @Test
    void itemIsReadAsItWasWritten() {
        var workspace = new WorkspaceRef(new Slug("acme"), "uid-1");
        var grant = new Grant(new Slug("web"), "uid-2", "developer");
        var owner = new AppOwner(new Slug("web"), "uid-2", workspace);
        for (AccessRef access : List.of(new AccessRef.AllApps("admin"), new AccessRef.GrantSet("set-1"))) {
            for (Instant expiresAt : new Instant[]{null, Instant.parse("2040-01-01T00:00:00Z")}) {
                for (FormerSecret former : formers(expiresAt)) {
                    for (AllowedSources sources : List.of(AllowedSources.ANY, SOURCES)) {
                        var credential = new Credential(new TokenId("0VbnT7q4D0lPk64Ie8"), new Mac(new byte[32]),
                                "arn:key", Credential.ALGORITHM, 7, "CI \"ü\"", workspace, expiresAt, access,
                                former != null, sources, former);
                        Facts read = DynamoDbAccessReader.asStored(credential, grant, owner, KEY);
                        assertThat(Facts.of(read.credential(), read.firstGrant(), read.owner()))
                                .isEqualTo(Facts.of(credential, grant, owner));
                    }
                }
            }
        }
    }

    private static @Nullable FormerSecret[] formers(@Nullable Instant expiresAt) {
        byte[] mac = new byte[32];
        mac[0] = 1;
        return new FormerSecret[]{null, new FormerSecret(
                new Former(6, expiresAt, Instant.parse("2039-01-01T00:00:00.001Z")), new Mac(mac), "arn:other", 1)};
    }
}
