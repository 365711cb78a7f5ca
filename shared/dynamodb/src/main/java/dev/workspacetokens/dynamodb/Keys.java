package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.token.TokenId;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// Every key of the table. IAM grants by the partition prefixes, so they are part of the security of the system.
public final class Keys {

    /// The partition key's attribute.
    public static final String PK = "PK";
    /// The sort key's attribute.
    public static final String SK = "SK";
    /// The attribute by which DynamoDB deletes housekeeping items, in seconds since 1970.
    public static final String TTL = "ttl";

    static final String CREDENTIAL = "CREDENTIAL";
    /// The sort key of a workspace's count of tokens.
    static final String TOKENS = "TOKENS";
    static final String WORKSPACE = "WORKSPACE";
    static final String WORKSPACES = "WORKSPACES";
    static final String APP = "APP";
    static final String APP_PREFIX = "APP#";
    static final String MEMBER_PREFIX = "MEMBER#";
    static final String WORKSPACE_PREFIX = "WORKSPACE#";
    private static final String CREDENTIAL_PREFIX = "CREDENTIAL#";
    private static final String GRANT_PREFIX = "GRANT#";
    private static final String USER_PREFIX = "USER#";
    private static final String TOKENS_PREFIX = "TOKENS#";
    private static final String COUNT_PREFIX = "COUNT#";
    private static final String USE_PREFIX = "USE#";
    private static final String BUILD_PREFIX = "BUILD#";

    private Keys() {}

    static Key key(String pk, String sk) {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }

    static String credentialPartition(TokenId token) {
        return CREDENTIAL_PREFIX + token;
    }

    static String grantPartition(String grantSet) {
        return GRANT_PREFIX + grantSet;
    }

    /// The records of a workspace's tokens. Not the workspace's own partition: whoever may write records there could
    /// write members.
    static String tokensPartition(Slug workspace) {
        return TOKENS_PREFIX + workspace;
    }

    /// By uid, for the tokens of a slug that is used again are none of the former workspace's.
    static String countPartition(String workspaceUid) {
        return COUNT_PREFIX + workspaceUid;
    }

    static String usePartition(String workspaceUid) {
        return USE_PREFIX + workspaceUid;
    }

    static String workspacePartition(Slug workspace) {
        return WORKSPACE_PREFIX + workspace;
    }

    static String appPartition(Slug app) {
        return APP_PREFIX + app;
    }

    static String userPartition(String sub) {
        return USER_PREFIX + sub;
    }

    static String appSort(Slug app) {
        return APP_PREFIX + app;
    }

    static String memberSort(String sub) {
        return MEMBER_PREFIX + sub;
    }

    static String workspaceSort(Slug workspace) {
        return WORKSPACE_PREFIX + workspace;
    }

    /// The builds of an app. Not the app's own partition: whoever may write builds there could write who owns the app.
    static String buildPartition(Slug app) {
        return BUILD_PREFIX + app;
    }

    /// What the sort keys of an app's builds start with: the app's uid, because a slug that is used again must not show
    /// the builds of the app that had it before.
    static String buildPrefix(String appUid) {
        return appUid + '#';
    }

    static String buildSort(String appUid, String build) {
        return buildPrefix(appUid) + build;
    }

    /// What follows the first `#` of a key.
    static String tail(String key) {
        return key.substring(key.indexOf('#') + 1);
    }
}
