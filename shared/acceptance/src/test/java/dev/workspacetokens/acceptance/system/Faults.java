package dev.workspacetokens.acceptance.system;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kms.KmsClient;

/// Stands between the handlers and the services, and lets calls fail.
public final class Faults {

    private static final Set<String> WRITES = Set.of("putItem", "updateItem", "deleteItem", "batchWriteItem",
            "transactWriteItems");

    private volatile boolean dynamoDbDown;
    private volatile boolean kmsDown;
    private final AtomicInteger writesUntilFailure = new AtomicInteger();
    private final AtomicInteger writesUntilLoss = new AtomicInteger();
    private final AtomicInteger writesUntilThrottled = new AtomicInteger();
    private volatile boolean throttling;
    private volatile String unreadable = "";

    /// Lets every call of DynamoDB fail, or none.
    public void dynamoDbDown(boolean down) {
        dynamoDbDown = down;
    }

    /// Lets every call of KMS fail, or none.
    public void kmsDown(boolean down) {
        kmsDown = down;
    }

    /// Lets the n-th write from now on fail; 0: none.
    public void failWrite(int n) {
        writesUntilFailure.set(n);
    }

    /// Lets the answer of the n-th write from now on be lost, which is made all the same; 0: none.
    public void loseAnswer(int n) {
        writesUntilLoss.set(n);
    }

    /// Lets DynamoDB refuse every write for its rate, or none.
    public void throttled(boolean refusing) {
        throttling = refusing;
        writesUntilThrottled.set(0);
    }

    /// Lets it refuse every write behind the next so many; 0: none.
    public void throttledBehind(int writes) {
        throttling = writes > 0;
        writesUntilThrottled.set(writes);
    }

    /// Lets DynamoDB refuse every `GetItem` of rows of this sort key for its rate; empty: none.
    public void throttledReads(String sortKey) {
        unreadable = sortKey;
    }

    public DynamoDbClient dynamoDb(DynamoDbClient real) {
        return proxy(DynamoDbClient.class, real, (operation, request) -> {
            if (request instanceof GetItemRequest get && !unreadable.isEmpty()
                    && AttributeValue.fromS(unreadable).equals(get.key().get("SK"))) {
                throw ProvisionedThroughputExceededException.builder().statusCode(400).message("slower").build();
            }
            if (throttling && WRITES.contains(operation) && writesUntilThrottled.decrementAndGet() < 0) {
                throw ProvisionedThroughputExceededException.builder().statusCode(400).message("slower").build();
            }
            if (dynamoDbDown || (WRITES.contains(operation) && writesUntilFailure.decrementAndGet() == 0)) {
                throw DynamoDbException.builder().statusCode(500).message("down")
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("InternalServerError").build()).build();
            }
        }, (operation, _) -> {
            if (WRITES.contains(operation) && writesUntilLoss.decrementAndGet() == 0) {
                throw ApiCallTimeoutException.create(3_000);
            }
        });
    }

    public KmsClient kms(KmsClient real) {
        return proxy(KmsClient.class, real, (_, _) -> {
            if (kmsDown) {
                throw SdkClientException.create("no connection");
            }
        }, (_, _) -> {});
    }

    private interface Check {
        void of(String operation, Object request);
    }

    private static <T> T proxy(Class<T> type, T real, Check before, Check after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            boolean call = method.getName().equals("generateMac")
                    || method.getName().matches(".*(Item|Items|query|Query).*");
            if (call) {
                before.of(method.getName(), arguments[0]);
            }
            try {
                Object answer = method.invoke(real, arguments);
                if (call) {
                    after.of(method.getName(), arguments[0]);
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
