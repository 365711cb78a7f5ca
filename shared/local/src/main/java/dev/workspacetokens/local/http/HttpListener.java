package dev.workspacetokens.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// Serves HTTP/1.1 on 127.0.0.1 and nowhere else.
///
/// By Jetty, which can be told to leave paths and headers as they were sent, as an authorizer must see them. The JDK's
/// server changes the names of headers and the tabs in their values.
public final class HttpListener implements AutoCloseable {

    private static final int MAX_HEAD = 64 * 1024;
    private static final int BACKLOG = 200;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(asItWasSent()));
    private final int port;

    private HttpListener(int wanted) throws IOException {
        connector.setHost("127.0.0.1");
        connector.setPort(wanted);
        connector.setAcceptQueueSize(BACKLOG);
        connector.open();
        this.port = connector.getLocalPort();
    }

    private static HttpConfiguration asItWasSent() {
        var configuration = new HttpConfiguration();
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(MAX_HEAD);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        return configuration;
    }

    /// Takes a port (0: any that is free). Nobody is served yet.
    public static HttpListener bind(int port) {
        try {
            return new HttpListener(port);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be used",
                    e.getCause() instanceof IOException cause ? cause : e);
        }
    }

    public int port() {
        return port;
    }

    /// Begins to serve. The handler is called concurrently and must not throw.
    public void serve(Function<HttpRequest, HttpResponse> handler) {
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                write(handler.apply(read(request)), request, response, callback);
                return true;
            }
        });
        server.setErrorHandler((request, response, callback) -> {
            write(HttpResponse.json(response.getStatus(), "{\"message\":\"Bad Request\"}"), request, response,
                    callback);
            return true;
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the server of 127.0.0.1:" + port + " does not start", e);
        }
    }

    private static HttpRequest read(Request request) throws IOException {
        List<Header> headers = request.getHeaders().stream()
                .map(field -> new Header(field.getName(), field.getValue() == null ? "" : field.getValue())).toList();
        try (InputStream content = Content.Source.asInputStream(request)) {
            byte[] body = content.readNBytes(HttpRequest.MAX_BODY + 1);
            boolean tooLong = body.length > HttpRequest.MAX_BODY;
            if (tooLong) {
                // Read, so that the answer reaches the sender, and not kept.
                content.transferTo(OutputStream.nullOutputStream());
            }
            return new HttpRequest(request.getMethod(), target(request.getHttpURI()), headers,
                    tooLong ? new byte[0] : body, tooLong);
        }
    }

    /// Path and query to the letter, also what no URL should have.
    private static String target(HttpURI uri) {
        return uri.getPathQuery() + (uri.getFragment() == null ? "" : "#" + uri.getFragment());
    }

    private static void write(HttpResponse answer, Request request, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        ByteBuffer body = ByteBuffer.wrap(answer.body());
        if (!request.getMethod().equals("HEAD")) {
            response.write(true, body, callback);
        } else if (body.hasRemaining()) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            callback.succeeded();
        } else {
            // A function answers HEAD without the body, whose length is then not known, and not 0.
            response.write(false, body, callback);
        }
    }

    /// Stops listening and ends every connection.
    @Override
    public void close() {
        connector.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server of 127.0.0.1:" + port + " does not stop", e);
        }
    }
}
