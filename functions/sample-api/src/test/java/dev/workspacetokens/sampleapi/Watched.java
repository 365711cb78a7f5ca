package dev.workspacetokens.sampleapi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A client that says which operation it is about to do, and then does it.
final class Watched {

    private Watched() {}

    static DynamoDbClient client(DynamoDbClient real, Consumer<String> before) {
        return (DynamoDbClient) Proxy.newProxyInstance(Watched.class.getClassLoader(),
                new Class<?>[]{DynamoDbClient.class}, (_, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
