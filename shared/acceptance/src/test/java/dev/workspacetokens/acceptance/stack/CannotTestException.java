package dev.workspacetokens.acceptance.stack;

/// What whoever runs the tests against a stack can mend: its name, a variable, a parameter. The message is the
/// whole sentence.
public final class CannotTestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotTestException(String sentence) {
        super(sentence);
    }

    public CannotTestException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
