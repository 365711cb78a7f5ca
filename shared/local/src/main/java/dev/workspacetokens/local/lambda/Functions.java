package dev.workspacetokens.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

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

    /// What a function is made with: clients for one that asks by the SDK's, and for one that has clients of its own
    /// the variables by which these find the same services.
    ///
    /// @param dynamoDb what answers it
    /// @param kms what answers it
    public static Environment environment(LambdaFunction function, LoopbackAws aws, DynamoDbClient dynamoDb,
            KmsClient kms, InstantSource clock, SecureRandom random) {
        var variables = new HashMap<>(function.environment());
        variables.putAll(aws.admit(dynamoDb, kms));
        return new Environment(variables, () -> dynamoDb, () -> kms, clock, random);
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
            var constructors = Arrays.stream(type.getConstructors()).map(one -> List.of(one.getParameterTypes()))
                    .toList();
            if (constructors.contains(List.of(Environment.class))) {
                return JsonHandler.of(type.getConstructor(Environment.class).newInstance(environments.apply(function)));
            }
            // With clients of its own.
            if (constructors.contains(List.of(ExecutionEnvironment.class))) {
                return JsonHandler.of(type.getConstructor(ExecutionEnvironment.class)
                        .newInstance(environments.apply(function).execution()));
            }
            // A function that reaches nothing, such as one that serves files, has no environment either.
            return JsonHandler.of(type.getConstructor().newInstance());
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
