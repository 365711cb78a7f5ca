package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.AccessColumns;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Credential] as `CREDENTIAL#<token>` / `CREDENTIAL`.
final class CredentialItem {

    /// What the end of an overlap writes, and all that it may write.
    static final List<String> FORMER = List.of("former_mac", "former_key_id", "former_algorithm", "former_generation",
            "former_expires_at", "former_until");
    /// What a regeneration writes, and all that it may write: nothing of the access.
    static final List<String> SECRET = Stream.concat(
            Stream.of("mac", "key_id", "algorithm", "generation", "expires_at"), FORMER.stream()).toList();
    /// What a change of a token's name or access writes, and all that it may write: nothing of the secret.
    static final List<String> DESCRIPTION = List.of("name", "role", "grant_set", "disabled",
            "allowed_sources");

    static final TableSchema<Credential> SCHEMA = StaticImmutableTableSchema.builder(Credential.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(c -> Keys.credentialPartition(c.id()))
                    .setter((r, v) -> r.id = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(_ -> Keys.CREDENTIAL).setter((_, _) -> {})
                    .tags(primarySortKey()))
            .addAttribute(SdkBytes.class, a -> a.name("mac").getter(c -> SdkBytes.fromByteArray(c.mac().bytes()))
                    .setter((r, v) -> r.mac = v))
            .addAttribute(String.class, a -> a.name("key_id").getter(Credential::keyId).setter((r, v) -> r.keyId = v))
            .addAttribute(Integer.class,
                    a -> a.name("algorithm").getter(Credential::algorithm).setter((r, v) -> r.algorithm = v))
            .addAttribute(Long.class,
                    a -> a.name("generation").getter(Credential::generation).setter((r, v) -> r.generation = v))
            .addAttribute(Instant.class,
                    a -> a.name("expires_at").getter(Credential::expiresAt).setter((r, v) -> r.expiresAt = v))
            .addAttribute(String.class, a -> a.name("name").getter(Credential::name).setter((r, v) -> r.name = v))
            .addAttribute(String.class, a -> a.name("workspace").getter(c -> c.workspace().slug().value())
                    .setter((r, v) -> r.workspace = v))
            .addAttribute(String.class, a -> a.name("workspace_uid").getter(c -> c.workspace().uid())
                    .setter((r, v) -> r.workspaceUid = v))
            .addAttribute(String.class, a -> a.name("role").getter(c -> AccessColumns.role(c.access()))
                    .setter((r, v) -> r.role = v))
            .addAttribute(String.class, a -> a.name("grant_set").getter(c -> AccessColumns.grantSet(c.access()))
                    .setter((r, v) -> r.grantSet = v))
            .addAttribute(Boolean.class,
                    a -> a.name("disabled").getter(Credential::disabled).setter((r, v) -> r.disabled = v))
            .addAttribute(SdkBytes.class, a -> a.name("allowed_sources").getter(CredentialItem::sources)
                    .setter((r, v) -> r.sources = AllowedSources.of(v.asByteArray())))
            .addAttribute(SdkBytes.class, a -> a.name("former_mac")
                    .getter(c -> former(c, former -> SdkBytes.fromByteArray(former.mac().bytes())))
                    .setter((r, v) -> r.formerMac = v))
            .addAttribute(String.class, a -> a.name("former_key_id").getter(c -> former(c, FormerSecret::keyId))
                    .setter((r, v) -> r.formerKeyId = v))
            .addAttribute(Integer.class, a -> a.name("former_algorithm").getter(c -> former(c, FormerSecret::algorithm))
                    .setter((r, v) -> r.formerAlgorithm = v))
            .addAttribute(Long.class, a -> a.name("former_generation")
                    .getter(c -> former(c, former -> former.of().generation()))
                    .setter((r, v) -> r.formerGeneration = v))
            .addAttribute(Instant.class, a -> a.name("former_expires_at")
                    .getter(c -> former(c, former -> former.of().expiresAt()))
                    .setter((r, v) -> r.formerExpiresAt = v))
            .addAttribute(Instant.class, a -> a.name("former_until")
                    .getter(c -> former(c, former -> former.of().until())).setter((r, v) -> r.formerUntil = v))
            .build();

    private CredentialItem() {}

    private static @Nullable SdkBytes sources(Credential credential) {
        return credential.sources().equals(AllowedSources.ANY)
                ? null
                : SdkBytes.fromByteArray(credential.sources().bytes());
    }

    private static <T> @Nullable T former(Credential credential, Function<FormerSecret, @Nullable T> part) {
        return credential.former() == null ? null : part.apply(credential.former());
    }

    static final class Row {
        private String id = "";
        private SdkBytes mac = SdkBytes.fromByteArray(new byte[0]);
        private String keyId = "";
        private int algorithm;
        private long generation;
        private String name = "";
        private String workspace = "";
        private String workspaceUid = "";
        private @Nullable Instant expiresAt;
        private @Nullable String role;
        private @Nullable String grantSet;
        private boolean disabled;
        private AllowedSources sources = AllowedSources.ANY;
        private SdkBytes formerMac = mac;
        private String formerKeyId = "";
        private int formerAlgorithm;
        private long formerGeneration;
        private @Nullable Instant formerExpiresAt;
        private @Nullable Instant formerUntil;

        private Credential build() {
            AccessRef access = AccessColumns.access(role, grantSet);
            return new Credential(new TokenId(id), new Mac(mac.asByteArray()), keyId, algorithm, generation, name,
                    new WorkspaceRef(new Slug(workspace), workspaceUid), expiresAt, access, disabled, sources,
                    former());
        }

        private @Nullable FormerSecret former() {
            return formerUntil == null
                    ? null
                    : new FormerSecret(new Former(formerGeneration, formerExpiresAt, formerUntil),
                            new Mac(formerMac.asByteArray()), formerKeyId, formerAlgorithm);
        }
    }
}
