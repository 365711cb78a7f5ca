package dev.workspacetokens.aws.lean;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Java's TLS sockets, which offer TLS 1.3 with the key exchange X25519 alone until that has failed, and then
/// everything that Java knows.
///
/// By itself Java sends a key on P-256 along with its first message, and to set up that curve takes a seventh of a cold
/// start. AWS' public endpoints take X25519. One that takes P-256 only, as those for FIPS do, ends the first handshake
/// or is silent, and the second attempt gets through. Nobody gains by ending handshakes: what is offered then is what
/// Java always offers. Certificates and names are checked as ever.
final class KeyExchange extends SSLSocketFactory {

    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] GROUPS = {"x25519"};

    private final Supplier<SSLSocketFactory> java;
    private volatile boolean failed;

    /// @param java makes Java's sockets, when the first one is needed
    KeyExchange(Supplier<SSLSocketFactory> java) {
        this.java = java;
    }

    /// Offers everything from now on.
    void failed() {
        failed = true;
    }

    private Socket offering(Socket socket) {
        if (!failed && socket instanceof SSLSocket tls) {
            var parameters = tls.getSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            parameters.setNamedGroups(GROUPS);
            tls.setSSLParameters(parameters);
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return offering(java.get().createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean close) throws IOException {
        return offering(java.get().createSocket(below, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return offering(java.get().createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return offering(java.get().createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return offering(java.get().createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return offering(java.get().createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return java.get().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return java.get().getSupportedCipherSuites();
    }
}
