package dev.workspacetokens.acceptance.stack;

import dev.workspacetokens.acceptance.system.Caller;
import dev.workspacetokens.acceptance.system.Running;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The local runner as a stack: all APIs have one address, and its directory API asks for no signature.
public final class StackOnThisMachine {

    private static final String OWNER = "smoke-owner";

    private StackOnThisMachine() {}

    static Stack start() {
        return of(Running.withDemoData());
    }

    /// A system that runs already. It ends with the stack.
    public static Stack of(Running running) {
        var here = URI.create(running.runner().url());
        return new Stack("the local runner", here, here, here, Optional.of(here), Caller.sending(List.of()),
                running.runner().jwt(OWNER), running.clock(), running.witness(), running::close);
    }
}
