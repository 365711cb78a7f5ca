package dev.workspacetokens.benchmarks.aws;

import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local and KMS, plain and behind TLS. Prints its four ports, and ends with its standard input.
///
/// Arguments: the key store and its password.
final class CloudMain {

    private CloudMain() {}

    public static void main(String[] arguments) throws Exception {
        Path keys = Path.of(arguments[0]);
        char[] password = arguments[1].toCharArray();
        int dynamoDb = freePort();
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                new String[]{"-inMemory", "-disableTelemetry", "-port", String.valueOf(dynamoDb)});
        server.start();
        int kms = KmsServer.start(LocalKms.inMemory(Template.ofThisBuild()));
        System.out.printf("ports %d %d %d %d%n", dynamoDb, kms, TlsFront.start(keys, password, dynamoDb),
                TlsFront.start(keys, password, kms));
        var _ = System.in.read();
        server.stop();
        System.exit(0);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
