package dev.workspacetokens.benchmarks.peers.sdk;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/// One grant of a grant set.
@DynamoDbBean
public class GrantBean {

    private String pk = "";
    private String sk = "";
    private String appUid = "";
    private String role = "";

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

    @DynamoDbAttribute("app_uid")
    public String getAppUid() {
        return appUid;
    }

    public void setAppUid(String value) {
        this.appUid = value;
    }

    @DynamoDbAttribute("role")
    public String getRole() {
        return role;
    }

    public void setRole(String value) {
        this.role = value;
    }

    Grant grant() {
        return new Grant(new Slug(sk), appUid, role);
    }
}
