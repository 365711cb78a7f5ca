package dev.workspacetokens.lambda.snapshot;

import java.security.Security;

/// What Java remembers of names that had no address. Of those that had one it remembers nothing, by an option of the
/// JVM (`JAVA_TOOL_OPTIONS` in template.yaml). For these there is a security property only, which the JDK sets to ten
/// seconds; in a snapshot that time stands still.
public final class UnknownHosts {

    private UnknownHosts() {}

    /// Has Java ask again each time. Counts when it is called before the first look-up of the process.
    public static void forget() {
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
