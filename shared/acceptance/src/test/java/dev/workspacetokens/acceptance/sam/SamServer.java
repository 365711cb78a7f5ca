package dev.workspacetokens.acceptance.sam;

import dev.workspacetokens.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `sam local start-api` or `sam local start-lambda` on a port of its own, until it is closed.
final class SamServer implements AutoCloseable {

    private static final long MINUTES = Patience.MINUTES_OF_A_PROGRAM;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch listens = new CountDownLatch(1);
    private final String command;
    private final int port;
    private final Process process;

    /// @param command `start-api` or `start-lambda`
    SamServer(CloudForSam cloud, String command) throws IOException, InterruptedException {
        this.command = command;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = SamCli.local(cloud, command, "--port", Integer.toString(port)).prepare().redirectErrorStream(true)
                .start();
        Thread.ofVirtual().start(this::read);
        if (!listens.await(MINUTES, TimeUnit.MINUTES)) {
            close();
            throw new AssertionError("sam local " + command + " does not listen: " + log);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                if (line.contains("Running on")) {
                    listens.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request.
    ///
    /// @param route such as `GET /me`
    /// @param headers names and values in turn
    HttpResponse<String> call(String route, String body, String... headers) throws IOException, InterruptedException {
        int space = route.indexOf(' ');
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route.substring(space + 1)))
                .method(route.substring(0, space), HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What sam has said so far.
    List<String> log() {
        return List.copyOf(log);
    }

    /// Ends it as a person's Ctrl-C or a service manager would; it removes its containers first.
    @Override
    public void close() {
        process.destroy();
        boolean ended = process.onExit().handle((_, _) -> true).completeOnTimeout(false, MINUTES, TimeUnit.MINUTES)
                .join();
        if (!ended) {
            process.destroyForcibly();
            throw new AssertionError("sam local " + command + " does not end: " + log);
        }
    }
}
