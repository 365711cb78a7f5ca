package dev.workspacetokens.local.http;

import java.io.IOException;

/// A request that is no HTTP/1.1. The connection ends with this status.
final class MalformedRequestException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    MalformedRequestException(int status) {
        super("status " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
