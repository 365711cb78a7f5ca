package dev.workspacetokens.local;

import dev.workspacetokens.local.http.HttpListener;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Ports that the variables of the process choose.
final class Ports {

    static final int LAST = 65_535;

    private Ports() {}

    /// The port that a variable names.
    ///
    /// @param otherwise when it names none
    /// @throws CannotStartException when it is no port
    static int of(String variable, String text, int otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST) {
                return port;
            }
        }
        throw new CannotStartException(variable + "=" + text + " is no port: it is a number from 1 to " + LAST + ".");
    }

    /// Takes a port of 127.0.0.1 (0: any that is free).
    ///
    /// @param variable by which people choose another
    /// @throws CannotStartException when it cannot be used
    static HttpListener listen(String variable, int port) {
        try {
            return HttpListener.bind(port);
        } catch (UncheckedIOException e) {
            String why = Objects.requireNonNullElse(e.getCause(), e).getMessage();
            throw new CannotStartException("port " + port + " of 127.0.0.1 cannot be used (" + why
                    + "): stop what uses it, or set " + variable + " to another.");
        }
    }
}
