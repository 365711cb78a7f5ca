package dev.workspacetokens.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// How to run. Start from [#of(Path)]: any free port, in memory, with demo data, silent.
///
/// @param template the template to run
/// @param port the port on 127.0.0.1; 0: any that is free
/// @param data where data and keys are kept between runs; null: in memory
/// @param demoData whether to start with the demo workspaces
/// @param upstream an engineer's own server to put the authorizer in front of; null: none
/// @param parameters values of template parameters in place of their defaults
/// @param clock the only time that handlers, tokens and gateways know
/// @param dynamoDb wraps the client that handlers get, to count requests or to inject faults
/// @param kms wraps the client that handlers get
/// @param log receives access lines and the functions' log lines
public record Options(Path template, int port, @Nullable Path data, boolean demoData,
        @Nullable Upstream upstream, Map<String, String> parameters, InstantSource clock,
        UnaryOperator<DynamoDbClient> dynamoDb, UnaryOperator<KmsClient> kms,
        Consumer<String> log) {

    public Options {
        parameters = Map.copyOf(parameters);
    }

    /// The defaults, for this template.
    public static Options of(Path template) {
        return new Options(template, 0, null, true, null, Map.of(), InstantSource.system(), client -> client,
                client -> client, line -> {});
    }

    /// The defaults, for the template of this build: the file that the system property `template.file` names.
    public static Options ofThisBuild() {
        String file = System.getProperty("template.file");
        if (file == null) {
            throw new IllegalStateException("the system property template.file is not set");
        }
        return of(Path.of(file));
    }

    public Options withPort(int value) {
        return new Options(template, value, data, demoData, upstream, parameters, clock, dynamoDb, kms, log);
    }

    public Options withData(Path value) {
        return new Options(template, port, value, demoData, upstream, parameters, clock, dynamoDb, kms, log);
    }

    public Options withDemoData(boolean value) {
        return new Options(template, port, data, value, upstream, parameters, clock, dynamoDb, kms, log);
    }

    public Options withUpstream(Upstream value) {
        return new Options(template, port, data, demoData, value, parameters, clock, dynamoDb, kms, log);
    }

    public Options withParameters(Map<String, String> value) {
        return new Options(template, port, data, demoData, upstream, value, clock, dynamoDb, kms, log);
    }

    public Options withClock(InstantSource value) {
        return new Options(template, port, data, demoData, upstream, parameters, value, dynamoDb, kms, log);
    }

    public Options withDynamoDb(UnaryOperator<DynamoDbClient> value) {
        return new Options(template, port, data, demoData, upstream, parameters, clock, value, kms, log);
    }

    public Options withKms(UnaryOperator<KmsClient> value) {
        return new Options(template, port, data, demoData, upstream, parameters, clock, dynamoDb, value, log);
    }

    public Options withLog(Consumer<String> value) {
        return new Options(template, port, data, demoData, upstream, parameters, clock, dynamoDb, kms, value);
    }
}
