package dev.workspacetokens.emulators;

import java.time.Duration;
import java.util.Map;

/// A function of the template.
///
/// @param logicalId its name in the template
/// @param arn its ARN without a qualifier
/// @param handler the class, fully qualified
/// @param environment its variables, resolved
/// @param timeout how long one invocation may take
/// @param memory in MiB
public record LambdaFunction(String logicalId, String arn, String handler, Map<String, String> environment,
        Duration timeout,
        int memory) {

    public LambdaFunction {
        environment = Map.copyOf(environment);
    }
}
