package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;

/// The three items of a decision, read without the enhanced client, whose classes and schemas every cold start of an
/// authorizer would load. [CredentialItem], [GrantItem] and [AppOwnerItem] write them.
final class DecisionItems {

    private DecisionItems() {}

    static Credential credential(Attributes item) {
        return new Credential(new TokenId(Keys.tail(item.text(Keys.PK))), new Mac(item.bytes("mac")),
                item.text("key_id"), Math.toIntExact(item.number("algorithm")), item.number("generation"),
                item.text("name"), workspace(item), item.optionalTime("expires_at"),
                AccessColumns.access(item.optionalText("role"), item.optionalText("grant_set")));
    }

    static Grant grant(Attributes item) {
        return new Grant(new Slug(item.text(Keys.SK)), item.text("app_uid"), item.text("role"));
    }

    static AppOwner appOwner(Attributes item) {
        return new AppOwner(new Slug(Keys.tail(item.text(Keys.PK))), item.text("uid"), workspace(item));
    }

    private static WorkspaceRef workspace(Attributes item) {
        return new WorkspaceRef(new Slug(item.text("workspace")), item.text("workspace_uid"));
    }
}
