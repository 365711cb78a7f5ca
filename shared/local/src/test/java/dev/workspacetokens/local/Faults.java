package dev.workspacetokens.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.kms.KmsClient;

/// Stands between the handlers and the services, and lets calls fail.
final class Faults {

    private static final Set<String> WRITES = Set.of("putItem", "updateItem", "deleteItem", "batchWriteItem",
            "transactWriteItems");

    private volatile boolean dynamoDbDown;
    private volatile boolean kmsDown;
    private final AtomicInteger writesUntilFailure = new AtomicInteger();

    /// Lets every call of DynamoDB fail, or none.
    void dynamoDbDown(boolean down) {
        dynamoDbDown = down;
    }

    /// Lets every call of KMS fail, or none.
    void kmsDown(boolean down) {
        kmsDown = down;
    }

    /// Lets the n-th write from now on fail; 0: none.
    void failWrite(int n) {
        writesUntilFailure.set(n);
    }

    DynamoDbClient dynamoDb(DynamoDbClient real) {
        return proxy(DynamoDbClient.class, real, operation -> {
            if (dynamoDbDown || (WRITES.contains(operation) && writesUntilFailure.decrementAndGet() == 0)) {
                throw DynamoDbException.builder().statusCode(500).message("down")
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("InternalServerError").build()).build();
            }
        });
    }

    KmsClient kms(KmsClient real) {
        return proxy(KmsClient.class, real, _ -> {
            if (kmsDown) {
                throw SdkClientException.create("no connection");
            }
        });
    }

    private interface Check {
        void before(String operation);
    }

    private static <T> T proxy(Class<T> type, T real, Check check) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            if (method.getName().equals("generateMac") || method.getName().matches(".*(Item|Items|query|Query).*")) {
                check.before(method.getName());
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
