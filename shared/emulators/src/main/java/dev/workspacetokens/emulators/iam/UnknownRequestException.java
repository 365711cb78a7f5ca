package dev.workspacetokens.emulators.iam;

/// A request of which it is not known what it touches. Nobody may make it.
public final class UnknownRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownRequestException(String message) {
        super(message);
    }
}
