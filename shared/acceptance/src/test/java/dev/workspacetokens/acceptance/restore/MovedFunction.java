package dev.workspacetokens.acceptance.restore;

import com.amazonaws.services.lambda.runtime.Context;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.crac.Core;

/// An authorizer as Lambda runs it, with the environment's variables and clients. Does what each character on its
/// standard input says, and prints a line when it is done: `p` warms up for a snapshot, `r` restores, `q` answers a
/// request, and the line says what came of it.
///
/// Argument: the file of an event.
final class MovedFunction {

    private MovedFunction() {}

    public static void main(String[] arguments) throws Exception {
        ExecutionEnvironment environment = ExecutionEnvironment.lambda();
        Callable<String> request = authorize(environment, Path.of(arguments[0]));
        for (int order = System.in.read(); order >= 0; order = System.in.read()) {
            switch (order) {
                case 'p' -> environment.snapshots().beforeCheckpoint(Core.getGlobalContext());
                case 'r' -> environment.snapshots().afterRestore(Core.getGlobalContext());
                default -> {
                }
            }
            System.out.println(order == 'q' ? request.call() : "done");
        }
        System.exit(0);
    }

    /// Ends in the message of an exception: `Unauthorized` is a decision.
    private static Callable<String> authorize(ExecutionEnvironment environment, Path event) {
        var function = new RestApiAuthorizer(environment);
        return () -> {
            try {
                function.handleRequest(new ByteArrayInputStream(Files.readAllBytes(event)),
                        OutputStream.nullOutputStream(), context());
                return "a policy";
            } catch (RuntimeException e) {
                return String.valueOf(e.getMessage());
            }
        };
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> method.getReturnType() == int.class ? Integer.MAX_VALUE : "local");
    }
}
