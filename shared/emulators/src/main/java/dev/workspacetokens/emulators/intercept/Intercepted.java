package dev.workspacetokens.emulators.intercept;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/// A client's every request passes an [Interceptor]; what a client builds out of requests, such as pages, comes back to
/// it. Nobody closes the client: it is shared.
///
/// @param client what does the work
/// @param interceptor what every request passes
record Intercepted(Object client, Interceptor interceptor) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof SdkRequest request
                && SdkResponse.class.isAssignableFrom(method.getReturnType())) {
            return interceptor.answer(request, () -> ask(method, request));
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return method.getName().equals("close") ? null : method.invoke(client, arguments);
    }

    private SdkResponse ask(Method method, SdkRequest request) {
        try {
            return (SdkResponse) method.invoke(client, request);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
