package dev.workspacetokens.acceptance.restore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.authorizer.Services;
import dev.workspacetokens.lambda.AccessPolicyReader;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.testing.TestPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.crac.Core;

/// The authorizer as Lambda runs it: with the environment's variables and clients. Answers one event, and prints how
/// many classes were loaded for that, and the answer.
///
/// Arguments: `primed` or `cold`, and the event.
final class RestoredFunction {

    private RestoredFunction() {}

    public static void main(String[] arguments) throws IOException {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        var context = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> {
                    throw new AssertionError(method.getName() + " is not needed");
                });
        var environment = ExecutionEnvironment.lambda();
        RequestStreamHandler function = new RestApiAuthorizer(environment, Services.lean(environment),
                AccessPolicyReader.read(TestPolicy.json()).orThrow());
        if (arguments[0].equals("primed")) {
            environment.snapshots().beforeCheckpoint(Core.getGlobalContext());
            environment.snapshots().afterRestore(Core.getGlobalContext());
        }
        var event = new ByteArrayInputStream(arguments[1].getBytes(StandardCharsets.UTF_8));
        var answer = new ByteArrayOutputStream();
        long before = classes.getTotalLoadedClassCount();
        function.handleRequest(event, answer, context);
        long loaded = classes.getTotalLoadedClassCount() - before;
        System.out.println("classes " + loaded);
        System.out.println("answer " + answer.toString(StandardCharsets.UTF_8));
    }
}
