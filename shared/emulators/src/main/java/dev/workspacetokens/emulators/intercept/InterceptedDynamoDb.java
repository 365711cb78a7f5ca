package dev.workspacetokens.emulators.intercept;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A DynamoDB client whose every request passes an [Interceptor]. It knows the operations that an item's life needs;
/// any other, a Scan above all, throws [UnsupportedOperationException].
///
/// @param client what does the work
/// @param interceptor what every request passes
public record InterceptedDynamoDb(DynamoDbClient client, Interceptor interceptor) implements DynamoDbClient {

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return pass(request, client::getItem, GetItemResponse.class);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return pass(request, client::batchGetItem, BatchGetItemResponse.class);
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return pass(request, client::transactGetItems, TransactGetItemsResponse.class);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return pass(request, client::query, QueryResponse.class);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return pass(request, client::putItem, PutItemResponse.class);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return pass(request, client::updateItem, UpdateItemResponse.class);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return pass(request, client::deleteItem, DeleteItemResponse.class);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return pass(request, client::batchWriteItem, BatchWriteItemResponse.class);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return pass(request, client::transactWriteItems, TransactWriteItemsResponse.class);
    }

    private <Q extends DynamoDbRequest, R extends SdkResponse> R pass(Q request,
            Function<Q, R> service, Class<R> type) {
        return type.cast(interceptor.answer(request, () -> service.apply(request)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
