package dev.workspacetokens.application.audit;

import java.util.Arrays;
import java.util.Optional;

/// What can be done. The id of a type starts with what it was done to.
public enum EventType {
    TOKEN_CREATED("token.created"), //
    /// It got another name, other roles, or was described in another way.
    TOKEN_UPDATED("token.updated"), //
    /// It got another secret and another expiration date.
    TOKEN_REGENERATED("token.regenerated"), //
    /// Its former secret, which still worked, was ended.
    TOKEN_OVERLAP_ENDED("token.overlap_ended"), //
    TOKEN_REVOKED("token.revoked"), //
    /// All that a workspace had, or a group of them, were revoked with it.
    TOKENS_REVOKED("tokens.revoked"), //
    WORKSPACE_CREATED("workspace.created"), //
    /// It got a title.
    WORKSPACE_UPDATED("workspace.updated"), //
    WORKSPACE_RULES_SET("workspace.rules_set"), //
    /// All its tokens were switched off.
    WORKSPACE_FROZEN("workspace.frozen"), //
    /// Its tokens were switched on again, each as it was.
    WORKSPACE_UNFROZEN("workspace.unfrozen"), //
    /// Its deletion began: nothing can be added to it any more.
    WORKSPACE_CLOSED("workspace.closed"), //
    /// Its deletion was given up.
    WORKSPACE_REOPENED("workspace.reopened"), //
    WORKSPACE_DELETED("workspace.deleted"), //
    APP_CREATED("app.created"), //
    /// It got a title.
    APP_UPDATED("app.updated"), //
    /// It came from another workspace.
    APP_MOVED("app.moved"), //
    APP_DELETED("app.deleted"), //
    /// Some were made, changed or deleted, because a workspace was given a list of them.
    APPS_REPLACED("apps.replaced"), //
    /// Some went to another workspace.
    APPS_LEFT("apps.left"), //
    MEMBER_CREATED("member.created"), //
    /// They got a name and a role.
    MEMBER_UPDATED("member.updated"), //
    MEMBER_DELETED("member.deleted"), //
    /// Some were made, changed or removed, because a workspace was given a list of them.
    MEMBERS_REPLACED("members.replaced"), //
    /// All that a workspace had, or a group of them, were removed with it.
    MEMBERS_DELETED("members.deleted"), //
    /// Another access policy was put in force.
    ACCESS_POLICY_PUT("access_policy.put"), //
    /// A token was used with its former secret, and its overlap is over.
    SUPERSEDED_SECRET_USED("security.superseded_secret_used"), //
    /// A token was used that has expired.
    EXPIRED_SECRET_USED("security.expired_secret_used"), //
    /// A token was used from an address that it may not be used from.
    SOURCE_NOT_ALLOWED("security.source_not_allowed"), //
    /// Somebody else than this deployment wrote a row that names an event which is not there.
    ROW_WITHOUT_EVENT("security.row_without_event"), //
    /// Somebody put back a row that this deployment wrote before.
    ROW_PUT_BACK("security.row_put_back");

    private static final String SECURITY = "security.";

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /// How it is called in the table and in answers.
    public String id() {
        return id;
    }

    /// The type of this id; nothing when there is none.
    public static Optional<EventType> parse(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /// What kind of events it is of.
    EventKey.Kind kind() {
        return id.startsWith(SECURITY) ? EventKey.Kind.SECURITY : EventKey.Kind.AUDIT;
    }

    /// Whether it is about one token or several.
    boolean ofTokens() {
        return switch (this) {
            case SUPERSEDED_SECRET_USED, EXPIRED_SECRET_USED, SOURCE_NOT_ALLOWED -> true;
            default -> id.startsWith("token");
        };
    }
}
