package dev.workspacetokens.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.LambdaFunction;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The functions of a template. A handler is made when it is first called, once, and then serves concurrent calls.
public final class Functions {

    /// Lambda's limit of a synchronous call, request or response.
    public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private static final String UNAUTHORIZED = "Unauthorized";

    private final Map<String, LambdaFunction> functions;
    private final Function<LambdaFunction, Environment> environments;
    private final Consumer<String> log;
    private final Map<String, JsonHandler> handlers = new ConcurrentHashMap<>();

    /// The functions, none of them made yet.
    ///
    /// @param environments what a function's handler is constructed with
    /// @param log where the functions' log lines go
    public Functions(List<LambdaFunction> functions, Function<LambdaFunction, Environment> environments,
            Consumer<String> log) {
        this.functions = functions.stream().collect(Collectors.toMap(LambdaFunction::logicalId, Function.identity()));
        this.environments = environments;
        this.log = log;
    }

    /// Calls a function.
    ///
    /// @param event JSON
    /// @return JSON
    /// @throws FunctionException when the function threw, could not be made, or returned too much
    public byte[] invoke(String logicalId, byte[] event) throws FunctionException, EventTooLargeException {
        if (event.length > MAX_PAYLOAD) {
            throw new EventTooLargeException(event.length);
        }
        LambdaFunction function = Objects.requireNonNull(functions.get(logicalId), logicalId);
        try {
            byte[] result = handlers.computeIfAbsent(logicalId, id -> make(function)).handle(event, context(function));
            if (result.length > MAX_PAYLOAD) {
                throw new IOException("Response payload size exceeded maximum allowed payload size");
            }
            return result;
        } catch (Exception | LinkageError e) {
            log.accept(describe(logicalId, e));
            throw new FunctionException(String.valueOf(e.getMessage()), e);
        }
    }

    private JsonHandler make(LambdaFunction function) {
        try {
            Class<?> type = Class.forName(function.handler());
            // A function that reaches nothing, such as one that serves files, has no environment either.
            boolean reaches = List.of(type.getConstructors()).stream().anyMatch(one -> one.getParameterCount() == 1);
            return JsonHandler.of(reaches
                    ? type.getConstructor(Environment.class).newInstance(environments.apply(function))
                    : type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the handler " + function.handler() + " cannot be made", e);
        }
    }

    private Context context(LambdaFunction function) {
        return new LocalContext(function, log);
    }

    /// A thrown `Unauthorized` is a verdict, not a failure: one line. Everything else with its whole trace, as
    /// on Lambda.
    private static String describe(String function, Throwable e) {
        String line = function + ": " + e;
        if (UNAUTHORIZED.equals(e.getMessage())) {
            return line;
        }
        String trace = Arrays.stream(e.getStackTrace()).map(frame -> "\n  at " + frame).collect(Collectors.joining());
        return line + trace + (e.getCause() == null ? "" : "\ncaused by " + describe(function, e.getCause()));
    }
}
