package dev.workspacetokens.emulators;

/// A template that cannot be understood. The message names the place and what is wrong there.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TemplateException(String place, String problem) {
        super(place + ": " + problem);
    }
}
