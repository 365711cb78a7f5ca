package dev.workspacetokens.lambda.snapshot;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The credentials of the process from the SDK's chain, which keeps them and fetches new ones in time; let go for a
/// snapshot, for whoever has them can ask KMS for any key, and fetched anew behind a restore. What the garbage collector
/// has not swept yet may still be in a snapshot.
public final class SnapshotCredentials implements AwsCredentialsProvider, SnapshotPart {

    private final Supplier<? extends AwsCredentialsProvider> chain;
    private @Nullable AwsCredentialsProvider provider;

    /// Those of the SDK's default chain.
    public SnapshotCredentials() {
        this(DefaultCredentialsProvider.builder()::build);
    }

    /// @param chain makes a provider that keeps nothing yet
    SnapshotCredentials(Supplier<? extends AwsCredentialsProvider> chain) {
        this.chain = chain;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return provider().resolveCredentials();
    }

    private synchronized AwsCredentialsProvider provider() {
        if (provider == null) {
            provider = chain.get();
        }
        return provider;
    }

    @Override
    public void prime() {
        var _ = resolveCredentials();
    }

    @Override
    public synchronized void forget() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        provider = null;
    }
}
