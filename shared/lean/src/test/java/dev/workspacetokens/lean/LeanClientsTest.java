package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.retry.Waiting;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.SnapshotCredentials;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.kms.endpoints.KmsEndpointProvider;

/// Where the lean clients of a process go, and what they refuse.
final class LeanClientsTest {

    private static final Map<String, String> LAMBDA = Map.of("AWS_REGION", "eu-west-1", "URL_SUFFIX", "amazonaws.com");

    @Test
    void everyRegionHasTheEndpointsThatTheSdkKnows() {
        int regions = 0;
        for (Region region : Region.regions()) {
            if (region.isGlobalRegion()) {
                continue;
            }
            var clients = clients(Map.of("AWS_REGION", region.id(), "URL_SUFFIX",
                    PartitionMetadata.of(region).dnsSuffix()));
            assertThat(dynamoDb(clients)).isEqualTo(DynamoDbEndpointProvider.defaultProvider()
                    .resolveEndpoint(e -> e.region(region)).join().endpointUrl().toUri());
            assertThat(kms(clients)).isEqualTo(KmsEndpointProvider.defaultProvider()
                    .resolveEndpoint(e -> e.region(region)).join().endpointUrl().toUri());
            regions++;
        }
        assertThat(regions).isGreaterThan(30);
    }

    @Test
    void namedEndpointsComeFirstTheMostPreciseOneBeforeAll() {
        var variables = new HashMap<>(LAMBDA);
        variables.put("AWS_ENDPOINT_URL", "http://localhost:1");
        assertThat(dynamoDb(clients(variables))).isEqualTo(URI.create("http://localhost:1"));
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:2");
        variables.put("AWS_ENDPOINT_URL_KMS", "http://localhost:3");
        assertThat(dynamoDb(clients(variables))).isEqualTo(URI.create("http://localhost:2"));
        assertThat(kms(clients(variables))).isEqualTo(URI.create("http://localhost:3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "URL_SUFFIX"})
    void saysWhatIsMissing(String variable) {
        var variables = new HashMap<>(LAMBDA);
        variables.remove(variable);
        assertThatIllegalStateException().isThrownBy(() -> clients(variables).table("t"))
                .withMessageContaining(variable);
        variables.put(variable, " ");
        assertThatIllegalStateException().isThrownBy(() -> clients(variables).macs()).withMessageContaining(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"})
    void whoeverWantsAnotherEndpointIsNotGivenThePublicOne(String flag) {
        var variables = new HashMap<>(LAMBDA);
        variables.put(flag, "true");
        assertThatIllegalStateException().isThrownBy(() -> clients(variables).macs()).withMessageContaining(flag);
        variables.put("AWS_ENDPOINT_URL_KMS", "https://kms-fips.eu-west-1.amazonaws.com");
        assertThat(kms(clients(variables))).isEqualTo(URI.create("https://kms-fips.eu-west-1.amazonaws.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:4566", "ftp://localhost", "http:/x", "http://localhost/path",
            "http://localhost?x"})
    void endpointIsAServersAddressAndNothingMore(String endpoint) {
        var variables = new HashMap<>(LAMBDA);
        variables.put("AWS_ENDPOINT_URL", endpoint);
        assertThatIllegalStateException().isThrownBy(() -> clients(variables).macs()).withMessageContaining(endpoint);
    }

    /// Java tells the host so, and the signature covers it.
    @ParameterizedTest
    @CsvSource({"https://kms:443,kms", "http://kms:80,kms", "http://kms:443,kms:443", "https://kms/,kms",
            "http://[::1]:4566,[::1]:4566"})
    void hostTellsAPortOnlyIfItIsUnusual(URI endpoint, String host) {
        assertThat(new Post(endpoint, new Connections(), Dialer.JAVA, Alarm.JAVA, System::nanoTime).host())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the-session"})
    void requestsAreSignedWithTheVariablesCredentials(String session) throws IOException {
        try (var recorder = new Recorder()) {
            var variables = new HashMap<>(LAMBDA);
            variables.putAll(Map.of("AWS_ENDPOINT_URL", recorder.address(), "AWS_ENDPOINT_URL_DYNAMODB", "",
                    "AWS_ACCESS_KEY_ID", " AKIDVARIABLE ", "AWS_SECRET_ACCESS_KEY", "secret\n", "AWS_SESSION_TOKEN",
                    session));
            var _ = clients(variables).table("t").get(new AuthorizerTable.ItemKey("x", "y"), Patience.OF_A_TEST,
                    Patience.OF_A_TEST);
            var headers = recorder.asked().getFirst().headers();
            assertThat(headers.getFirst("Authorization")).contains("Credential=AKIDVARIABLE/");
            assertThat(Objects.requireNonNullElse(headers.getFirst("X-Amz-Security-Token"), "")).isEqualTo(session);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN"})
    void credentialsThatNoHeaderCanHoldAreRefusedAndNotQuoted(String variable) {
        for (String wrong : List.of("classified\nX-Other: y", "classified\u0000", "classifi\u00e9d")) {
            var variables = new HashMap<>(LAMBDA);
            variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"));
            variables.put(variable, wrong);
            assertThatIllegalStateException().isThrownBy(() -> clients(variables)).withMessageNotContaining("classif");
        }
    }

    /// As behind a restore, where Lambda gives credentials at an address of its own.
    @Test
    void withoutCredentialsInVariablesTheSdksChainIsAsked() throws IOException {
        System.setProperty("aws.accessKeyId", "AKIDCHAIN");
        System.setProperty("aws.secretAccessKey", "secret");
        try (var recorder = new Recorder()) {
            var variables = new HashMap<>(LAMBDA);
            variables.putAll(Map.of("AWS_ENDPOINT_URL", recorder.address(), "AWS_ACCESS_KEY_ID", ""));
            var _ = clients(variables).table("t").get(new AuthorizerTable.ItemKey("x", "y"), Patience.OF_A_TEST,
                    Patience.OF_A_TEST);
            assertThat(recorder.asked().getFirst().headers().getFirst("Authorization"))
                    .contains("Credential=AKIDCHAIN/");
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void credentialsOfTheChainArePartOfASnapshotAndThoseOfVariablesAreNot() {
        var snapshots = new Snapshots(new Connections(), new SecureRandom());
        var variables = new HashMap<>(LAMBDA);
        var _ = new LeanClients(new Variables(variables), InstantSource.system(), snapshots, Waiting.PATIENT);
        assertThat(snapshots.parts()).singleElement().isInstanceOf(SnapshotCredentials.class);
        variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"));
        var _ = new LeanClients(new Variables(variables), InstantSource.system(), snapshots, Waiting.PATIENT);
        assertThat(snapshots.parts()).hasSize(1);
    }

    @Test
    void printsNoSecret() {
        var clients = new Clients("http://localhost:1");
        assertThat(clients.leanTable().toString() + clients.leanMacs()).doesNotContain("secret/key", "session/token");
    }

    private static URI dynamoDb(LeanClients clients) {
        return ((LeanTable) clients.table("t")).service().post().endpoint();
    }

    private static URI kms(LeanClients clients) {
        return ((LeanMacGenerator) clients.macs()).service().post().endpoint();
    }

    private static LeanClients clients(Map<String, String> variables) {
        return new LeanClients(new Variables(variables), InstantSource.system(),
                new Snapshots(new Connections(), new SecureRandom()), Waiting.PATIENT);
    }
}
