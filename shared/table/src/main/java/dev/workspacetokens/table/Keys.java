package dev.workspacetokens.table;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.token.TokenId;
import java.time.LocalDate;

/// Every key of the table. IAM grants by the partition prefixes, so they are part of the security of the system.
public final class Keys {

    /// The partition key's attribute.
    public static final String PK = "PK";
    /// The sort key's attribute.
    public static final String SK = "SK";
    /// The attribute by which DynamoDB deletes housekeeping items, in seconds since 1970.
    public static final String TTL = "ttl";

    /// The attribute that holds a row's seal.
    public static final String SEAL = "seal";
    /// The attribute that names the audit event of a row's last write.
    public static final String EVENT = "event";

    /// The partition of the deployment's state.
    public static final String STATE = "STATE";
    /// The sort key of the access policy.
    public static final String POLICY = "POLICY";
    /// The sort key of the list of frozen workspaces.
    public static final String FROZEN = "FROZEN";

    /// The partition of how far the walk came that tells what expires.
    public static final String NOTICES = "NOTICES";
    /// The partition of how far the walk came that deletes what changes left behind.
    public static final String SWEEP = "SWEEP";
    /// The sort key of how far a walk came.
    public static final String WALK = "WALK";

    /// The sort key of a credential.
    public static final String CREDENTIAL = "CREDENTIAL";
    /// The sort key of a workspace's count of tokens.
    public static final String TOKENS = "TOKENS";
    /// The sort key of a workspace.
    public static final String WORKSPACE = "WORKSPACE";
    /// The partition that lists all workspaces.
    public static final String WORKSPACES = "WORKSPACES";
    /// The sort key of who owns an app.
    public static final String APP = "APP";
    /// What an app's partition starts with, and the sort key of a workspace's app.
    public static final String APP_PREFIX = "APP#";
    /// What the sort keys of a workspace's members start with.
    public static final String MEMBER_PREFIX = "MEMBER#";
    /// What a workspace's partition starts with, and the sort key of a person's membership.
    public static final String WORKSPACE_PREFIX = "WORKSPACE#";
    private static final String CREDENTIAL_PREFIX = "CREDENTIAL#";
    private static final String GRANT_PREFIX = "GRANT#";
    private static final String LEFTOVERS_PREFIX = "LEFTOVERS#";
    private static final String USER_PREFIX = "USER#";
    private static final String TOKENS_PREFIX = "TOKENS#";
    private static final String PARTICULARS_PREFIX = "PARTICULARS#";
    private static final String REVOKED_PREFIX = "REVOKED#";
    private static final String COUNT_PREFIX = "COUNT#";
    private static final String USE_PREFIX = "USE#";
    private static final String IDEMPOTENCY_PREFIX = "IDEMPOTENCY#";
    private static final String BUILD_PREFIX = "BUILD#";

    private Keys() {}

    /// What a row is, for operators: what its partition starts with, and for what a workspace's partition holds what
    /// its sort key starts with.
    static String kind(String pk, String sk) {
        String sort = sk.startsWith(MEMBER_PREFIX) ? sk : pk;
        int end = sort.indexOf('#');
        return end < 0 ? sort : sort.substring(0, end);
    }

    /// What is checked of a token.
    public static String credentialPartition(TokenId token) {
        return CREDENTIAL_PREFIX + token;
    }

    /// The roles of a grant set, one item for each app.
    public static String grantPartition(String grantSet) {
        return GRANT_PREFIX + grantSet;
    }

    /// The notes of a day's changes on the grant sets that they may leave behind.
    public static String leftoversPartition(LocalDate day) {
        return LEFTOVERS_PREFIX + day;
    }

    /// The note on a grant set of a token.
    public static String leftoverSort(TokenId token, String grantSet) {
        return token.value() + '#' + grantSet;
    }

    /// The records of a workspace's tokens. Not the workspace's own partition: whoever may write records there could
    /// write members.
    public static String tokensPartition(Slug workspace) {
        return TOKENS_PREFIX + workspace;
    }

    /// What is said of a workspace's tokens beside their records. By uid, for a slug that is used again must not show
    /// what a former workspace's owners wrote.
    public static String particularsPartition(String workspaceUid) {
        return PARTICULARS_PREFIX + workspaceUid;
    }

    /// Which events tell how a workspace's tokens were revoked.
    public static String revokedPartition(String workspaceUid) {
        return REVOKED_PREFIX + workspaceUid;
    }

    /// By uid, for the tokens of a slug that is used again are none of the former workspace's.
    public static String countPartition(String workspaceUid) {
        return COUNT_PREFIX + workspaceUid;
    }

    /// When the tokens of a workspace were used last.
    public static String usePartition(String workspaceUid) {
        return USE_PREFIX + workspaceUid;
    }

    /// The receipts of calls that showed a secret, and that can be repeated. By uid, for those of a slug that is used
    /// again are none of the former workspace's.
    public static String idempotencyPartition(String workspaceUid) {
        return IDEMPOTENCY_PREFIX + workspaceUid;
    }

    /// The events of a kind in a workspace's trail. By uid, for those of a slug that is used again are none of the
    /// new workspace's.
    public static String eventPartition(String kind, String workspaceUid) {
        return kind + '#' + workspaceUid;
    }

    /// A workspace, its apps and its members.
    public static String workspacePartition(Slug workspace) {
        return WORKSPACE_PREFIX + workspace;
    }

    /// Who owns an app.
    public static String appPartition(Slug app) {
        return APP_PREFIX + app;
    }

    /// The workspaces of a person.
    public static String userPartition(String sub) {
        return USER_PREFIX + sub;
    }

    /// An app of a workspace.
    public static String appSort(Slug app) {
        return APP_PREFIX + app;
    }

    /// A member of a workspace.
    public static String memberSort(String sub) {
        return MEMBER_PREFIX + sub;
    }

    /// A workspace of a person.
    public static String workspaceSort(Slug workspace) {
        return WORKSPACE_PREFIX + workspace;
    }

    /// The builds of an app. Not the app's own partition: whoever may write builds there could write who owns the app.
    public static String buildPartition(Slug app) {
        return BUILD_PREFIX + app;
    }

    /// What the sort keys of an app's builds start with: the app's uid, because a slug that is used again must not show
    /// the builds of the app that had it before.
    public static String buildPrefix(String appUid) {
        return appUid + '#';
    }

    /// A build of an app.
    public static String buildSort(String appUid, String build) {
        return buildPrefix(appUid) + build;
    }

    /// What follows the first `#` of a key.
    public static String tail(String key) {
        return key.substring(key.indexOf('#') + 1);
    }
}
