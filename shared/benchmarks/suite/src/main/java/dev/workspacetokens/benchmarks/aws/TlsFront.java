package dev.workspacetokens.benchmarks.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Puts TLS in front of a server of this machine: ends it, and passes on what was in it, both ways.
final class TlsFront {

    private static final int BACKLOG = 100;

    private TlsFront() {}

    /// Serves on a free port, and gives the port.
    ///
    /// @param certificates hold the server's key
    /// @param behind the port of the server behind it
    static int start(Certificates certificates, int behind) throws IOException, GeneralSecurityException {
        ServerSocket server = context(certificates).getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon(true).start(() -> {
            while (true) {
                try {
                    converse(server.accept(), behind);
                } catch (IOException e) {
                    System.err.println("a connection was lost: " + e.getMessage());
                }
            }
        });
        return server.getLocalPort();
    }

    private static SSLContext context(Certificates certificates) throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificates.keys())) {
            store.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void converse(Socket client, int behind) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), behind);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofPlatform().daemon(true).start(() -> pump(client, server));
        Thread.ofPlatform().daemon(true).start(() -> pump(server, client));
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // one side went away; the other one goes with it
        }
    }
}
