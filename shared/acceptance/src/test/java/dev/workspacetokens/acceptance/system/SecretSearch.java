package dev.workspacetokens.acceptance.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Searches what the system says and keeps for any eight characters of a secret that it issued.
final class SecretSearch implements AutoCloseable {

    private static final int ID_LENGTH = 18;
    private static final int SECRET_LENGTH = 30;
    private static final int WINDOW = 8;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            logged(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    SecretSearch() {
        Logger.getLogger("").addHandler(handler);
        System.setOut(heard(out));
        System.setErr(heard(err));
    }

    /// Prints as before, and remembers what.
    private PrintStream heard(PrintStream before) {
        return new PrintStream(before, true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                logged(new String(bytes, offset, length, StandardCharsets.UTF_8));
                super.write(bytes, offset, length);
            }
        };
    }

    /// All that was logged, answered and stored so far.
    Stream<String> texts() {
        return List.copyOf(texts).stream();
    }

    void logged(String line) {
        texts.add(line);
    }

    /// An answer: its `token` is what it may show, once.
    void answered(Reply reply) {
        String token = tokenOf(reply);
        if (!token.isEmpty()) {
            int secret = token.indexOf('_') + 1 + ID_LENGTH;
            secrets.add(token.substring(secret, secret + SECRET_LENGTH));
        }
        texts.add(reply.headers().map() + (token.isEmpty() ? reply.text() : reply.text().replace(token, "")));
    }

    void stored(Map<String, AttributeValue> item) {
        texts.add(item.toString());
        item.values().stream().filter(value -> value.b() != null).map(value -> value.b().asByteArray())
                .forEach(bytes -> {
                    texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
                    texts.add(HexFormat.of().formatHex(bytes));
                    texts.add(Base64.getEncoder().encodeToString(bytes));
                });
    }

    void assertNothingFound() {
        Set<String> windows = new HashSet<>();
        for (String secret : secrets) {
            for (int i = 0; i + WINDOW <= secret.length(); i++) {
                windows.add(secret.substring(i, i + WINDOW));
            }
        }
        for (String text : texts) {
            for (int i = 0; i + WINDOW <= text.length(); i++) {
                if (windows.contains(text.substring(i, i + WINDOW))) {
                    throw new AssertionError("a secret in: " + text);
                }
            }
        }
    }

    private static String tokenOf(Reply reply) {
        try {
            return Reply.JSON.readTree(reply.text()).path("data").path("token").asText();
        } catch (JsonProcessingException _) {
            return "";
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        Logger.getLogger("").removeHandler(handler);
    }
}
