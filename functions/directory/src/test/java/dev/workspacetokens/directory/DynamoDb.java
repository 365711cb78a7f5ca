package dev.workspacetokens.directory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB with something happening at one of its calls.
final class DynamoDb {

    private static final Set<String> WRITES = Set.of("transactWriteItems", "batchWriteItem", "putItem", "updateItem",
            "deleteItem");
    private static final Set<String> READS = Set.of("getItem", "batchGetItem", "query", "transactGetItems");

    private DynamoDb() {}

    /// What happens around calls.
    interface Hook {

        default void before(boolean write, Object request) {}

        default void after(boolean write) {}
    }

    static DynamoDbClient hooked(DynamoDbClient client, Hook hook) {
        return (DynamoDbClient) Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(),
                new Class<?>[]{DynamoDbClient.class}, (_, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName());
                    boolean call = write || READS.contains(method.getName());
                    if (call) {
                        hook.before(write, arguments[0]);
                    }
                    try {
                        Object result = method.invoke(client, arguments);
                        if (call) {
                            hook.after(write);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// Counts, and does something before the call of a number.
    static final class At implements Hook {

        private final int number;
        private final boolean onlyWrites;
        private final Runnable action;
        private int calls;

        /// @param number from 1
        At(int number, boolean onlyWrites, Runnable action) {
            this.number = number;
            this.onlyWrites = onlyWrites;
            this.action = action;
        }

        @Override
        public void before(boolean write, Object request) {
            if ((write || !onlyWrites) && ++calls == number) {
                action.run();
            }
        }

        /// Whether there was a call of this number.
        boolean happened() {
            return calls >= number;
        }

        int calls() {
            return calls;
        }
    }

    /// Breaks the connection at the write of a number and at every later call, as the end of the process would.
    static final class Crash implements Hook {

        private final int number;
        private final boolean afterWriting;
        private int writes;
        private boolean dead;

        /// @param number from 1
        /// @param afterWriting whether the write is done, and only its answer lost
        Crash(int number, boolean afterWriting) {
            this.number = number;
            this.afterWriting = afterWriting;
        }

        @Override
        public void before(boolean write, Object request) {
            if (write) {
                writes++;
                dead |= writes == number && !afterWriting;
            }
            end();
        }

        @Override
        public void after(boolean write) {
            dead |= write && writes == number;
            end();
        }

        boolean happened() {
            return dead;
        }

        private void end() {
            if (dead) {
                throw SdkClientException.create("the connection is gone");
            }
        }
    }
}
