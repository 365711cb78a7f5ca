package dev.workspacetokens.emulators.intercept;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/// Stands between a client and its service: may watch a request, refuse it, answer in the service's place, or lose the
/// service's answer.
@FunctionalInterface
public interface Interceptor {

    /// Lets everything through.
    Interceptor NONE = (_, service) -> service.get();

    /// Answers a request.
    ///
    /// @param request as the service would get it
    /// @param service does what is asked and gives the answer
    SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service);

    /// This one first, and behind it another, nearer to the service.
    default Interceptor then(Interceptor next) {
        return (request, service) -> answer(request, () -> next.answer(request, service));
    }

    /// A client whose every request passes this one.
    ///
    /// @param type of the client, an interface of the SDK
    default <C extends SdkClient> C before(Class<C> type, C client) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                new Intercepted(client, this)));
    }
}
