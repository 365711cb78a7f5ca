package dev.workspacetokens.local.lambda;

/// An event beyond Lambda's limit: the function was not called.
public final class EventTooLargeException extends Exception {

    private static final long serialVersionUID = 1;

    EventTooLargeException(int size) {
        super("an event of " + size + " bytes");
    }
}
