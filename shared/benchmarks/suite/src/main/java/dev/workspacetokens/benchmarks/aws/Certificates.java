package dev.workspacetokens.benchmarks.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificates of one run, as AWS's endpoints have them: RSA with 2,048 bits, issued by an authority between the
/// server and a root. Functions trust what the JDK trusts, and that root.
///
/// @param folder where they are
record Certificates(Path folder) implements AutoCloseable {

    static final String PASSWORD = "benchmark";

    /// Makes them in a new folder.
    static Certificates create() throws IOException, InterruptedException {
        var made = new Certificates(Files.createTempDirectory("benchmark"));
        made.pair("root", "-dname", "CN=benchmark root", "-ext", "bc:c=ca:true");
        made.pair("authority", "-dname", "CN=benchmark authority", "-signer", "root", "-ext", "bc:c=ca:true,pathlen:0");
        made.pair("server", "-dname", "CN=localhost", "-signer", "authority", "-ext",
                "SAN=dns:localhost,ip:127.0.0.1");
        Path root = made.folder.resolve("root.crt");
        made.keys("-exportcert", "-alias", "root", "-file", root.toString());
        // A server shows the one that it has.
        made.keys("-delete", "-alias", "root");
        made.keys("-delete", "-alias", "authority");
        Files.write(made.trusted(),
                Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib/security/cacerts")));
        keytool(List.of("-importcert", "-noprompt", "-alias", "benchmark", "-file", root.toString(), "-keystore",
                made.trusted().toString(), "-storepass", "changeit"));
        return made;
    }

    /// What a server of this machine serves TLS with.
    SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            store.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// The server's, with its key, as PKCS#12.
    private Path keys() {
        return folder.resolve("keys.p12");
    }

    /// Those that are trusted, readable without a password, as the JDK's own are.
    Path trusted() {
        return folder.resolve("trusted");
    }

    private void pair(String alias, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-keysize", "2048",
                "-validity", "2"));
        command.addAll(List.of(options));
        keys(command.toArray(String[]::new));
    }

    private void keys(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-keystore", keys().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        keytool(all);
    }

    private static void keytool(List<String> arguments) throws IOException, InterruptedException {
        // No MAC over what is trusted: it would be computed at every start of a function, as the JDK's own is not.
        var command = new ArrayList<>(List.of(Cloud.java("keytool"), "-J-Dkeystore.pkcs12.macAlgorithm=NONE",
                "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE"));
        command.addAll(arguments);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool could not make a certificate: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
