package dev.workspacetokens.lean;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Opens connections, so that tests can see which limits a connection gets without waiting for them.
@FunctionalInterface
interface Dialer {

    /// Java's own connections.
    Dialer JAVA = (address, connect, read) -> {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(millis(connect));
        connection.setReadTimeout(millis(read));
        return connection;
    };

    /// A connection to this address; nothing is sent yet.
    ///
    /// @param connect how long it may take to connect
    /// @param read how long each read may take, those of a handshake too
    HttpURLConnection dial(URI address, Duration connect, Duration read) throws IOException;

    /// At least one: zero stands for no limit.
    private static int millis(Duration duration) {
        return (int) Math.max(1, duration.toMillis());
    }
}
