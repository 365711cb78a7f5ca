package dev.workspacetokens.emulators.intercept;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/// Writes down every request that passes. Safe for concurrent use.
public final class Requests implements Interceptor {

    private final List<SdkRequest> sent = new CopyOnWriteArrayList<>();

    @Override
    public SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service) {
        sent.add(request);
        return service.get();
    }

    /// All requests since the beginning or the last [#clear()], in order.
    public List<SdkRequest> sent() {
        return List.copyOf(sent);
    }

    /// Those of one operation.
    public <T extends SdkRequest> List<T> sent(Class<T> operation) {
        return sent.stream().filter(operation::isInstance).map(operation::cast).toList();
    }

    /// Forgets them.
    public void clear() {
        sent.clear();
    }
}
