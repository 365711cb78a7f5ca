package dev.workspacetokens.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;

/// The log. On Lambda the runtime makes each line a JSON object with time, level and request id; elsewhere it goes the
/// JDK's way, where whoever runs this decides.
///
/// Straight to the runtime, since to set up java.util.logging for it would add 137 classes and 15–30 ms to every cold
/// start (JDK 25, first compiler tier), for what is hardly ever written.
public final class Log {

    private static final boolean ON_LAMBDA = System.getenv("AWS_LAMBDA_FUNCTION_NAME") != null;

    private Log() {}

    /// Notes what somebody may want to look up later. Off Lambda only whoever asks for it sees it.
    ///
    /// @param text never anything that a caller sent, unless it was found to have the form of a name
    public static void info(Class<?> source, String text) {
        write(source, text, System.Logger.Level.DEBUG, LogLevel.INFO);
    }

    /// Notes what went wrong and was made good for.
    ///
    /// @param text never anything that a caller sent, nor an exception's message: either may hold a secret
    public static void warn(Class<?> source, String text) {
        write(source, text, System.Logger.Level.WARNING, LogLevel.WARN);
    }

    /// Notes what somebody should look into.
    ///
    /// @param text never anything that a caller sent, nor an exception's message: either may hold a secret
    public static void error(Class<?> source, String text) {
        write(source, text, System.Logger.Level.ERROR, LogLevel.ERROR);
    }

    private static void write(Class<?> source, String text, System.Logger.Level level, LogLevel lambdaLevel) {
        if (ON_LAMBDA) {
            LambdaRuntime.getLogger().log(source.getSimpleName() + ": " + text, lambdaLevel);
        } else {
            System.getLogger(source.getName()).log(level, text);
        }
    }
}
