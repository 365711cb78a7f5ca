package dev.workspacetokens.emulators.iam;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;

/// What a service asks IAM before it does what a request wants.
@FunctionalInterface
public interface Calls {

    /// The calls that must all be allowed, at least one.
    ///
    /// @throws UnknownRequestException when it is not known what the request touches
    List<AwsCall> of(SdkRequest request);
}
