package dev.workspacetokens.local.lambda;

/// A function that ended with an exception. The message is the exception's own, as Lambda reports it to the caller.
public final class FunctionException extends Exception {

    private static final long serialVersionUID = 1;

    FunctionException(String errorMessage, Throwable cause) {
        super(errorMessage, cause);
    }

    /// What a gateway sees of the failure.
    public String errorMessage() {
        return String.valueOf(getMessage());
    }
}
