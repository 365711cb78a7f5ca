package dev.workspacetokens.emulators;

import java.util.List;

/// Which web pages of other origins may call an HTTP API from a browser, and what they may send and read.
///
/// @param allowOrigins the origins, each as a browser names it
/// @param maxAge for how many seconds a browser may remember this
public record Cors(List<String> allowOrigins, List<String> allowMethods, List<String> allowHeaders,
        List<String> exposeHeaders, String maxAge) {

    public Cors {
        allowOrigins = List.copyOf(allowOrigins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }

    /// Whether pages of this origin may call.
    public boolean allows(String origin) {
        return allowOrigins.contains(origin);
    }
}
