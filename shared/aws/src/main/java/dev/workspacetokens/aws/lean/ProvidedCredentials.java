package dev.workspacetokens.aws.lean;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Credentials from a provider of the SDK, which keeps them and fetches new ones in time.
///
/// @param provider that has them
record ProvidedCredentials(AwsCredentialsProvider provider) implements Supplier<Credentials> {

    /// From the SDK's chain of providers.
    static ProvidedCredentials ofTheChain() {
        return new ProvidedCredentials(DefaultCredentialsProvider.builder().build());
    }

    @Override
    public Credentials get() {
        AwsCredentials credentials = provider.resolveCredentials();
        return new Credentials(credentials.accessKeyId(), credentials.secretAccessKey(),
                credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null);
    }
}
