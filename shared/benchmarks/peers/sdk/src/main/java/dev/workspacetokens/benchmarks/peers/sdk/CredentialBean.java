package dev.workspacetokens.benchmarks.peers.sdk;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/// What recognises a token.
@DynamoDbBean
public class CredentialBean {

    private String pk = "";
    private String sk = "";
    private byte[] mac = {};
    private String keyId = "";
    private int algorithm;
    private long generation;
    private String name = "";
    private String workspace = "";
    private String workspaceUid = "";
    private @Nullable Instant expiresAt;
    private @Nullable String role;
    private @Nullable String grantSet;

    @DynamoDbPartitionKey
    @DynamoDbAttribute("PK")
    public String getPk() {
        return pk;
    }

    public void setPk(String value) {
        this.pk = value;
    }

    @DynamoDbSortKey
    @DynamoDbAttribute("SK")
    public String getSk() {
        return sk;
    }

    public void setSk(String value) {
        this.sk = value;
    }

    @DynamoDbAttribute("mac")
    public byte[] getMac() {
        return mac;
    }

    public void setMac(byte[] value) {
        this.mac = value;
    }

    @DynamoDbAttribute("key_id")
    public String getKeyId() {
        return keyId;
    }

    public void setKeyId(String value) {
        this.keyId = value;
    }

    @DynamoDbAttribute("algorithm")
    public int getAlgorithm() {
        return algorithm;
    }

    public void setAlgorithm(int value) {
        this.algorithm = value;
    }

    @DynamoDbAttribute("generation")
    public long getGeneration() {
        return generation;
    }

    public void setGeneration(long value) {
        this.generation = value;
    }

    @DynamoDbAttribute("name")
    public String getName() {
        return name;
    }

    public void setName(String value) {
        this.name = value;
    }

    @DynamoDbAttribute("workspace")
    public String getWorkspace() {
        return workspace;
    }

    public void setWorkspace(String value) {
        this.workspace = value;
    }

    @DynamoDbAttribute("workspace_uid")
    public String getWorkspaceUid() {
        return workspaceUid;
    }

    public void setWorkspaceUid(String value) {
        this.workspaceUid = value;
    }

    @DynamoDbAttribute("expires_at")
    public @Nullable Instant getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(@Nullable Instant value) {
        this.expiresAt = value;
    }

    @DynamoDbAttribute("role")
    public @Nullable String getRole() {
        return role;
    }

    public void setRole(@Nullable String value) {
        this.role = value;
    }

    @DynamoDbAttribute("grant_set")
    public @Nullable String getGrantSet() {
        return grantSet;
    }

    public void setGrantSet(@Nullable String value) {
        this.grantSet = value;
    }

    Credential credential() {
        AccessRef access = role == null
                ? new AccessRef.GrantSet(String.valueOf(grantSet))
                : new AccessRef.AllApps(role);
        return new Credential(new TokenId(pk.substring(pk.indexOf('#') + 1)), new Mac(mac), keyId, algorithm,
                generation,
                name, new WorkspaceRef(new Slug(workspace), workspaceUid), expiresAt, access);
    }
}
