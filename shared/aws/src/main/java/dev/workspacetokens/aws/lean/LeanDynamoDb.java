package dev.workspacetokens.aws.lean;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// DynamoDB as an authorizer asks it. Of its exceptions [ConditionalCheckFailedException] has its own class, every
/// other one is a [DynamoDbException] with its code.
///
/// @param service that answers
record LeanDynamoDb(JsonService service) implements DynamoDbClient {

    LeanDynamoDb(String region, Post post, JsonService.Caller caller) {
        this(new JsonService(new SignatureV4(region, SERVICE_NAME), "DynamoDB_20120810.", "application/x-amz-json-1.0",
                LeanDynamoDb::exception, post, caller));
    }

    private static AwsServiceException.Builder exception(String code) {
        return code.equals("ConditionalCheckFailedException")
                ? ConditionalCheckFailedException.builder()
                : DynamoDbException.builder();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return service.call("BatchGetItem", request, BatchGetItemResponse::builder).build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return service.call("GetItem", request, GetItemResponse::builder).build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return service.call("UpdateItem", request, UpdateItemResponse::builder).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open but connections that Java closes by itself.
    }
}
