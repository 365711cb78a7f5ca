package dev.workspacetokens.benchmarks.aws;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// DynamoDB and KMS in this process, and behind TLS for the processes of functions.
public final class Cloud implements AutoCloseable {

    private final Certificates certificates;
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(Template.ofThisBuild());
    private final LocalKms kms = LocalKms.inMemory().provide(Template.ofThisBuild().keys());
    private final LoopbackAws plain = LoopbackAws.start();
    private final LoopbackAws tls;
    private final Map<String, String> variables;

    private Cloud(Certificates certificates) throws Exception {
        this.certificates = certificates;
        this.tls = LoopbackAws.start(certificates.context());
        this.variables = new HashMap<>(tls.admit(database.client(), kms));
        // As on AWS, each has a name of its own, and so a handshake.
        String endpoint = String.valueOf(variables.remove("AWS_ENDPOINT_URL"));
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
        variables.put("AWS_ENDPOINT_URL_KMS", endpoint.replace("127.0.0.1", "localhost"));
    }

    /// Starts both, with certificates that this call makes.
    public static Cloud start() throws Exception {
        return new Cloud(Certificates.create());
    }

    /// A program of the JDK that runs this.
    public static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /// The database, which holds the template's table.
    public DynamoDbClient dynamoDb() {
        return database.client();
    }

    /// The keys.
    public KmsClient kms() {
        return kms;
    }

    /// What a function of this process needs to reach these.
    public Map<String, String> admit(DynamoDbClient table, KmsClient macs) {
        return plain.admit(table, macs);
    }

    /// What a function's process needs to reach both over TLS.
    public Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /// What a function's JVM needs to trust both.
    public List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + certificates.trusted());
    }

    @Override
    public void close() throws IOException {
        certificates.close();
        plain.close();
        tls.close();
        database.close();
    }
}
