package dev.workspacetokens.local.restore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.management.GetTokenHandler;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crac.Core;

/// A function as Lambda runs it, with the environment's variables and clients. Does what each character on its standard
/// input says, and prints a line when it is done: `p` warms up for a snapshot, `r` restores, `q` answers a request, and
/// the line says what came of it.
///
/// Arguments: the function, and the file of an authorizer's event.
final class MovedFunction {

    private MovedFunction() {}

    public static void main(String[] arguments) throws Exception {
        boolean lean = arguments[0].equals("RestApiAuthorizer");
        Environment environment = lean ? Environment.lean() : Environment.lambda();
        Callable<String> request = lean ? authorize(environment, Path.of(arguments[1])) : getToken(environment);
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
    private static Callable<String> authorize(Environment environment, Path event) {
        var function = RestApiAuthorizer.lean(environment);
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

    /// Ends in a status.
    private static Callable<String> getToken(Environment environment) {
        var function = new GetTokenHandler(environment);
        var jwt = RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", "ada")).build();
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRouteKey("GET /workspaces/{workspace}/tokens/{token}").withHeaders(Map.of())
                .withPathParameters(Map.of("workspace", "acme", "token", "000000000000000000"))
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build()).build())
                .build();
        return () -> String.valueOf(function.handleRequest(event, context()).getStatusCode());
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> method.getReturnType() == int.class ? Integer.MAX_VALUE : "local");
    }
}
