package dev.workspacetokens.emulators.intercept;

import java.util.function.Supplier;
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
}
