package dev.workspacetokens.acceptance.stack;

import dev.workspacetokens.acceptance.system.Caller;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The system under test as those outside see it: four addresses, and how to be let in.
///
/// @param where it runs, for people
/// @param management the address of the management API; like the others, without a slash at its end
/// @param directory the address of the directory API
/// @param sample the address of the sample API
/// @param console the address of the console, if the stack has one
/// @param saas how the SaaS's own backend shows the directory API who it is
/// @param ownerToken an OIDC access token of the person who is to own the workspaces of the tests
/// @param clock the time there
/// @param witness sees every answer
/// @param end what is done when the tests are through
public record Stack(String where, URI management, URI directory, URI sample, Optional<URI> console, Caller saas,
        String ownerToken, InstantSource clock, Consumer<Reply> witness, Runnable end) implements AutoCloseable {

    /// The system property that names a stack on AWS.
    public static final String PROPERTY = "stack";

    /// Whether the tests of this run are for a stack on AWS.
    public static boolean isOnAws() {
        return System.getProperty(PROPERTY) != null;
    }

    /// The stack that this run is for: the one on AWS that `-Dstack=<name>` names, or else the local runner.
    public static Stack ofThisRun() {
        String name = System.getProperty(PROPERTY);
        return name == null ? StackOnThisMachine.start() : StackOnAws.find(name, System.getenv());
    }

    /// The same, with another who sees every answer, too.
    public Stack seenBy(Consumer<Reply> another) {
        return new Stack(where, management, directory, sample, console, saas, ownerToken, clock,
                witness.andThen(another), end);
    }

    /// The person who owns the workspaces of the tests.
    public Client owner() {
        return owner(ownerToken);
    }

    /// Somebody who shows the management API this as an access token.
    public Client owner(String accessToken) {
        return new Client(management, Caller.sending(List.of("Bearer " + accessToken)), witness);
    }

    /// The SaaS's own backend.
    public Client backend() {
        return new Client(directory, saas, witness);
    }

    /// Somebody who sends the sample API these `Authorization` headers.
    public Client integration(String... authorization) {
        return new Client(sample, Caller.sending(List.of(authorization)), witness);
    }

    @Override
    public void close() {
        end.run();
    }
}
