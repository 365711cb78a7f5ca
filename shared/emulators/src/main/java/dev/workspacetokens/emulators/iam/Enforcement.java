package dev.workspacetokens.emulators.iam;

import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.emulators.intercept.Interceptor;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/// Refuses, with the exception of the service and before the service sees it, what a role may not do. A request of
/// several calls is refused as a whole when one of them is.
public final class Enforcement implements Interceptor {

    private final ExecutionRole role;
    private final Calls calls;
    private final ServiceErrors errors;
    private final Observer observer;

    private Enforcement(ExecutionRole role, Calls calls, ServiceErrors errors, Observer observer) {
        this.role = role;
        this.calls = calls;
        this.errors = errors;
        this.observer = observer;
    }

    /// In front of DynamoDB.
    public static Enforcement ofDynamoDb(ExecutionRole role, DynamoDbCalls calls, Observer observer) {
        return new Enforcement(role, calls, ServiceErrors.DYNAMODB, observer);
    }

    /// In front of KMS.
    public static Enforcement ofKms(ExecutionRole role, KmsCalls calls, Observer observer) {
        return new Enforcement(role, calls, ServiceErrors.KMS, observer);
    }

    /// Is told of every call, allowed or not.
    @FunctionalInterface
    public interface Observer {

        /// Wants to know nothing.
        Observer NONE = (_, _, _) -> {};

        /// Takes note of a call.
        ///
        /// @param role who calls
        void called(ExecutionRole role, AwsCall call, boolean allowed);
    }

    @Override
    public SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service) {
        for (AwsCall call : callsOf(request)) {
            boolean allowed = role.allows(call);
            observer.called(role, call, allowed);
            if (!allowed) {
                throw refusal("perform: " + call.action() + " on resource: " + call.resource());
            }
        }
        return service.get();
    }

    private List<AwsCall> callsOf(SdkRequest request) {
        try {
            return calls.of(request);
        } catch (UnknownRequestException e) {
            throw refusal("do what IAM cannot judge here: " + e.getMessage());
        }
    }

    /// Names no partition key: it may hold what belongs to a person.
    private AwsServiceException refusal(String what) {
        return errors.refusal("AccessDeniedException", role.name() + " is not authorized to " + what);
    }
}
