package dev.workspacetokens.aws.snapshot;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Whether the connections of the clients that it intercepts outlive their answer. They do, but for those that are made
/// before a snapshot: behind a restore nobody would be at their other end.
public final class Connections implements ExecutionInterceptor {

    private volatile boolean lasting = true;

    /// Whether a connection that is used now outlives its answer.
    public boolean lasting() {
        return lasting;
    }

    void endWithTheirAnswer() {
        lasting = false;
    }

    void last() {
        lasting = true;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest request, ExecutionAttributes attributes) {
        return lasting
                ? request.httpRequest()
                : request.httpRequest().toBuilder().putHeader("Connection", "close").build();
    }
}
