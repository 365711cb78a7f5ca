package dev.workspacetokens.table;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The three items of a decision, mapped by hand: the SDK's enhanced client, by which the other functions write them,
/// has classes and schemas that every cold start of an authorizer would load.
final class DecisionItems {

    private DecisionItems() {}

    static Credential credential(Attributes item) {
        return new Credential(new TokenId(Keys.tail(item.text(Keys.PK))), new Mac(item.bytes("mac")),
                item.text("key_id"), Math.toIntExact(item.number("algorithm")), item.number("generation"),
                item.text("name"), workspace(item), item.optionalTime("expires_at"),
                AccessColumns.access(item.optionalText("role"), item.optionalText("grant_set")),
                item.flag("disabled"), sources(item), former(item));
    }

    private static AllowedSources sources(Attributes item) {
        return item.has("allowed_sources") ? AllowedSources.of(item.bytes("allowed_sources")) : AllowedSources.ANY;
    }

    private static @Nullable FormerSecret former(Attributes item) {
        Instant until = item.optionalTime("former_until");
        return until == null
                ? null
                : new FormerSecret(
                        new Former(item.number("former_generation"), item.optionalTime("former_expires_at"), until),
                        new Mac(item.bytes("former_mac")), item.text("former_key_id"),
                        Math.toIntExact(item.number("former_algorithm")));
    }

    static Grant grant(Attributes item) {
        return new Grant(new Slug(item.text(Keys.SK)), item.text("app_uid"), item.text("role"));
    }

    static AppOwner appOwner(Attributes item) {
        return new AppOwner(new Slug(Keys.tail(item.text(Keys.PK))), item.text("uid"), workspace(item));
    }

    static Attributes of(Credential credential) {
        var item = item(Keys.credentialPartition(credential.id()), Keys.CREDENTIAL);
        item.put("mac", Attribute.bytes(credential.mac().bytes()));
        item.put("key_id", Attribute.text(credential.keyId()));
        item.put("algorithm", Attribute.number(credential.algorithm()));
        item.put("generation", Attribute.number(credential.generation()));
        item.put("name", Attribute.text(credential.name()));
        put(item, credential.workspace());
        Instant expiresAt = credential.expiresAt();
        if (expiresAt != null) {
            item.put("expires_at", Attribute.text(expiresAt.toString()));
        }
        switch (credential.access()) {
            case AccessRef.AllApps(var role) -> item.put("role", Attribute.text(role));
            case AccessRef.GrantSet(var id) -> item.put("grant_set", Attribute.text(id));
        }
        item.put("disabled", Attribute.flag(credential.disabled()));
        if (!credential.sources().equals(AllowedSources.ANY)) {
            item.put("allowed_sources", Attribute.bytes(credential.sources().bytes()));
        }
        FormerSecret former = credential.former();
        if (former != null) {
            put(item, former);
        }
        return new Attributes(item);
    }

    private static void put(Map<String, Attribute> item, FormerSecret former) {
        item.put("former_mac", Attribute.bytes(former.mac().bytes()));
        item.put("former_key_id", Attribute.text(former.keyId()));
        item.put("former_algorithm", Attribute.number(former.algorithm()));
        item.put("former_generation", Attribute.number(former.of().generation()));
        Instant expiresAt = former.of().expiresAt();
        if (expiresAt != null) {
            item.put("former_expires_at", Attribute.text(expiresAt.toString()));
        }
        item.put("former_until", Attribute.text(former.of().until().toString()));
    }

    static Attributes of(Grant grant, String grantSet) {
        var item = item(Keys.grantPartition(grantSet), grant.app().value());
        item.put("app_uid", Attribute.text(grant.appUid()));
        item.put("role", Attribute.text(grant.role()));
        return new Attributes(item);
    }

    static Attributes of(AppOwner owner) {
        var item = item(Keys.appPartition(owner.app()), Keys.APP);
        item.put("uid", Attribute.text(owner.uid()));
        put(item, owner.workspace());
        return new Attributes(item);
    }

    private static Map<String, Attribute> item(String pk, String sk) {
        return new HashMap<>(Map.of(Keys.PK, Attribute.text(pk), Keys.SK, Attribute.text(sk)));
    }

    private static void put(Map<String, Attribute> item, WorkspaceRef workspace) {
        item.put("workspace", Attribute.text(workspace.slug().value()));
        item.put("workspace_uid", Attribute.text(workspace.uid()));
    }

    private static WorkspaceRef workspace(Attributes item) {
        return new WorkspaceRef(new Slug(item.text("workspace")), item.text("workspace_uid"));
    }
}
