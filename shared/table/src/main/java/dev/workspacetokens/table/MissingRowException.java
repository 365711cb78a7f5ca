package dev.workspacetokens.table;

/// There is no row where one must be.
final class MissingRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingRowException(AuthorizerTable.ItemKey key) {
        super("there is no row " + key.pk() + " / " + key.sk());
    }
}
