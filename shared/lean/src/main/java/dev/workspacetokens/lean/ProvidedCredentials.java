package dev.workspacetokens.lean;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Credentials from a provider of the SDK, which keeps them and fetches new ones in time.
///
/// @param provider that has them
record ProvidedCredentials(AwsCredentialsProvider provider) implements Supplier<Credentials> {

    @Override
    public Credentials get() {
        AwsCredentials credentials = provider.resolveCredentials();
        return new Credentials(credentials.accessKeyId(), credentials.secretAccessKey(),
                credentials instanceof AwsSessionCredentials session ? session.sessionToken() : null);
    }
}
