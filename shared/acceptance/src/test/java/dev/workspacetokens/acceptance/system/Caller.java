package dev.workspacetokens.acceptance.system;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// How somebody shows an API who they are.
@FunctionalInterface
public interface Caller {

    /// The headers that a request gets for it, each with its values in order.
    ///
    /// @param method in capitals
    /// @param address with everything that is sent of it
    /// @param body empty: none
    Map<String, List<String>> headers(String method, URI address, byte[] body);

    /// Sends these `Authorization` headers.
    static Caller sending(List<String> authorization) {
        return (_, _, _) -> Map.of("Authorization", authorization);
    }
}
