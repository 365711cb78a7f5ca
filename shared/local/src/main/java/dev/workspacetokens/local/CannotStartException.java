package dev.workspacetokens.local;

/// What whoever starts the runner can mend: a port, a folder, a variable. The message is the whole sentence.
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String sentence) {
        super(sentence);
    }
}
