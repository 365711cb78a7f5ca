package dev.workspacetokens.lean;

import dev.workspacetokens.dynamodb.SdkAuthorizerTable;
import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.retry.Pause;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.testing.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The SDK's clients and the lean ones, at the same address and for the same caller.
///
/// @param address of the service
/// @param connections of the lean ones
/// @param dialer of the lean ones
/// @param alarm of the lean ones
/// @param nanoTime the time of the lean ones
/// @param pauses what the lean ones waited between attempts, without waiting
record Clients(String address, Connections connections, Dialer dialer, Alarm alarm, LongSupplier nanoTime,
        List<Duration> pauses) {

    static final Instant NOW = Instant.parse("2026-11-24T09:08:07Z");
    static final String TABLE = "t";
    /// Waits for whatever the limits are.
    static final Dialer PATIENT = (address, _, _) -> Dialer.JAVA.dial(address, Patience.OF_A_TEST,
            Patience.OF_A_TEST);
    private static final AwsSessionCredentials CALLER = AwsSessionCredentials.create("AKIDEXAMPLE",
            "secret/key+of=it", "session/token==");

    /// The lean ones wait as long as the machine takes: no time passes for them.
    Clients(String address) {
        this(address, FakeAlarm.NEVER);
    }

    Clients(String address, Alarm alarm) {
        this(address, PATIENT, alarm, () -> 0);
    }

    Clients(String address, Dialer dialer, Alarm alarm, LongSupplier nanoTime) {
        this(address, new Connections(), dialer, alarm, nanoTime, new ArrayList<>());
    }

    /// The lean ones with the limits and the clock that they have on Lambda.
    static Clients inRealTime(String address) {
        return new Clients(address, Dialer.JAVA, Alarm.JAVA, System::nanoTime);
    }

    AuthorizerTable leanTable() {
        return new LeanTable("eu-west-1", post(), caller(), TABLE);
    }

    MacGenerator leanMacs() {
        return new LeanMacGenerator("eu-west-1", post(), caller());
    }

    AuthorizerTable sdkTable() {
        return new SdkAuthorizerTable(sdk(DynamoDbClient.builder()), TABLE);
    }

    MacGenerator sdkMacs() {
        return new SdkMacGenerator(sdk(KmsClient.builder()));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C sdk(B builder) {
        return builder.endpointOverride(URI.create(address)).region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(CALLER))
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(Patience.OF_A_TEST)
                        .socketTimeout(Patience.OF_A_TEST).build())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    private Post post() {
        return new Post(URI.create(address), connections, dialer, alarm, nanoTime);
    }

    private JsonService.Caller caller() {
        Pause noted = pauses::add;
        return new JsonService.Caller(new ProvidedCredentials(StaticCredentialsProvider.create(CALLER)), () -> NOW,
                nanoTime, noted);
    }
}
