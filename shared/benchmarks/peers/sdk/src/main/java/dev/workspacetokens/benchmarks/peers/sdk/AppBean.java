package dev.workspacetokens.benchmarks.peers.sdk;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/// Who owns an app.
@DynamoDbBean
public class AppBean {

    private String pk = "";
    private String sk = "";
    private String uid = "";
    private String workspace = "";
    private String workspaceUid = "";

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

    @DynamoDbAttribute("uid")
    public String getUid() {
        return uid;
    }

    public void setUid(String value) {
        this.uid = value;
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

    AppOwner owner() {
        return new AppOwner(new Slug(pk.substring(pk.indexOf('#') + 1)), uid,
                new WorkspaceRef(new Slug(workspace), workspaceUid));
    }
}
