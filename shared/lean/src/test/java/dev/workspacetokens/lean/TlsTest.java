package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Connections by TLS are Java's own: every usual key exchange works, and nobody is believed who cannot prove who
/// they are.
final class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final byte[] BODY = {'{', '}'};

    @TempDir private static Path folder;

    private final List<HttpsServer> servers = new ArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String host : List.of("localhost", "elsewhere.example")) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + host,
                    "-ext", "SAN=dns:" + host, "-keystore", keys(host).toString(), "-storepass", PASSWORD)
                    .inheritIO().start();
            assertThat(keytool.waitFor()).isZero();
        }
    }

    private static Path keys(String host) {
        return folder.resolve(host + ".p12");
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,x25519", "TLSv1.3,secp256r1", "TLSv1.3,secp384r1", "TLSv1.2,secp256r1", "TLSv1.2,x25519"})
    void firstAttemptGetsThroughToWhateverTheServerTakes(String protocol, String group) throws Exception {
        var post = post(serve("localhost", protocol, group), "localhost");
        assertThat(status(post)).isEqualTo(200);
        assertThat(status(post)).isEqualTo(200);
    }

    @Test
    void certificateForAnotherNameIsRefusedByEveryAttempt() throws Exception {
        var post = post(serve("elsewhere.example", "TLSv1.3", "x25519", "secp256r1"), "elsewhere.example");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> status(post)).isInstanceOf(SSLException.class).hasMessageContaining("localhost");
        }
    }

    @Test
    void certificateThatNobodyTrustsIsRefusedByEveryAttempt() throws Exception {
        var post = post(serve("localhost", "TLSv1.3", "x25519", "secp256r1"), "elsewhere.example");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> status(post)).isInstanceOf(SSLException.class)
                    .hasMessageContaining("certification path");
        }
    }

    private static int status(Post post) throws IOException {
        return post.send(Map.of(), BODY, Patience.OF_A_TEST, Patience.OF_A_TEST).status();
    }

    private static Post post(URI address, String trusted) throws Exception {
        SSLContext context = context(trusted);
        return new Post(address, new Connections(), (to, connect, read) -> {
            var connection = (HttpsURLConnection) Dialer.JAVA.dial(to, connect, read);
            connection.setSSLSocketFactory(context.getSocketFactory());
            return connection;
        }, Alarm.JAVA, System::nanoTime);
    }

    /// A server that agrees to these key exchanges and to no other.
    private URI serve(String host, String protocol, String... groups) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        servers.add(server);
        server.setHttpsConfigurator(new HttpsConfigurator(context(host)) {
            @Override
            public void configure(HttpsParameters parameters) {
                var tls = getSSLContext().getDefaultSSLParameters();
                tls.setProtocols(new String[]{protocol});
                tls.setNamedGroups(groups);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, BODY.length);
                exchange.getResponseBody().write(BODY);
            }
        });
        server.start();
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    private static SSLContext context(String host) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys(host))) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
