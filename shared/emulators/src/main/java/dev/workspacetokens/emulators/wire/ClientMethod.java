package dev.workspacetokens.emulators.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/// An operation of a service, as a method of the SDK's client.
///
/// @param client that does it
/// @param method of the client
record ClientMethod(SdkClient client, Method method) {

    /// The operation of a name such as `GetItem`, null if there is none.
    static @Nullable ClientMethod find(SdkClient client, String name) {
        return Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getName().equalsIgnoreCase(name) && method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .findFirst().map(method -> new ClientMethod(client, method)).orElse(null);
    }

    /// @throws RuntimeException what the client throws
    byte[] answer(byte[] request) {
        try {
            var empty = (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
            return JsonProtocol.write((SdkPojo) method.invoke(client, JsonProtocol.read(empty, request)));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
