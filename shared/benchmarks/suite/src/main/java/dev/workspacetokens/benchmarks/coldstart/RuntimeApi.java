package dev.workspacetokens.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's side of the Runtime API, for one function, and its address of credentials. It writes down when the function
/// asked for what.
final class RuntimeApi implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final long DEADLINE_MILLIS = 60_000;
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String CREDENTIALS = "/credentials";
    private static final Duration LIFE = Duration.ofHours(6);

    /// What the function did at which [System#nanoTime()].
    record Call(String what, long at, String body) {}

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> restores = new LinkedBlockingQueue<>();

    private final Map<String, String> caller;

    /// @param caller the variables with the credentials that functions may fetch
    RuntimeApi(Map<String, String> caller) throws IOException {
        this.caller = caller;
        server.createContext("/", this::answer);
        server.createContext(CREDENTIALS, this::tellCredentials);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// The variables of a function that fetches its credentials here.
    Map<String, String> credentials() {
        return Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + address() + CREDENTIALS,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", "benchmark");
    }

    private void tellCredentials(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = """
                    {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}"""
                    .formatted(caller.get("AWS_ACCESS_KEY_ID"), caller.get("AWS_SECRET_ACCESS_KEY"),
                            caller.get("AWS_SESSION_TOKEN"), Instant.now().plus(LIFE))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String what = path.substring(PREFIX.length()).replaceFirst("invocation/[0-9a-f-]{36}/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(what, System.nanoTime(), body));
            switch (what) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> {
                    restores.take();
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> exchange.sendResponseHeaders(202, -1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + DEADLINE_MILLIS));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:benchmark");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    /// Waits for the function's next call, which must be this one.
    ///
    /// @throws IOException when it does something else, or nothing
    Call expect(String what) throws IOException, InterruptedException {
        Call call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (call == null || !call.what().equals(what)) {
            throw new IOException("the function did not call " + what + " but " + call);
        }
        return call;
    }

    /// Hands the function an event, which it must be waiting for, and gives the nanoseconds until its answer, which
    /// must contain this text. The function waits for the next event then.
    long answered(String event, String expected) throws IOException, InterruptedException {
        long start = System.nanoTime();
        events.add(event);
        Call answer = expect("response");
        if (!answer.body().contains(expected)) {
            throw new IOException("the function answered " + answer.body());
        }
        expect("invocation/next");
        return answer.at() - start;
    }

    /// Goes on behind a snapshot.
    void restore() {
        restores.add(true);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
