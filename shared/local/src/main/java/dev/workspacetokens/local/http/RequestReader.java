package dev.workspacetokens.local.http;

import dev.workspacetokens.domain.AsciiCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads requests from a connection, one after the other.
final class RequestReader {

    private static final int MAX_HEAD = 64 * 1024;
    private static final long MAX_DRAINED = 64L * 1024 * 1024;
    private static final Pattern LINE = Pattern.compile("([A-Z]+) ([!-~]+) HTTP/1\\.[01]");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// The next request, or nothing when the other side has closed the connection.
    @Nullable
    HttpRequest next() throws IOException {
        List<String> head = head();
        if (head.isEmpty()) {
            return null;
        }
        Matcher line = LINE.matcher(head.getFirst());
        if (!line.matches()) {
            throw new MalformedRequestException(400);
        }
        var headers = new ArrayList<Header>();
        for (String one : head.subList(1, head.size())) {
            Matcher header = HEADER.matcher(one);
            if (!header.matches() || hasControlCharacter(header.group(2))) {
                throw new MalformedRequestException(400);
            }
            headers.add(new Header(header.group(1), header.group(2)));
        }
        var request = new HttpRequest(line.group(1), target(line.group(2)), headers, new byte[0], false);
        return withBody(request);
    }

    private static String target(String target) throws MalformedRequestException {
        String origin = target.replaceFirst("^https?://[^/?]*", "");
        if (!origin.startsWith("/")) {
            throw new MalformedRequestException(400);
        }
        return origin;
    }

    private static boolean hasControlCharacter(String value) {
        return value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }

    /// The lines up to the empty one.
    private List<String> head() throws IOException {
        var lines = new ArrayList<String>();
        int size = 0;
        while (true) {
            String line = line(MAX_HEAD - size);
            if (line == null || (line.isEmpty() && !lines.isEmpty())) {
                return line == null ? List.of() : lines;
            }
            size += line.length() + 2;
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
    }

    private @Nullable String line(int limit) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() >= limit) {
                throw new MalformedRequestException(431);
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private HttpRequest withBody(HttpRequest request) throws IOException {
        List<String> lengths = request.headers("Content-Length");
        boolean chunked = request.header("Transfer-Encoding").filter(value -> AsciiCase.same(value, "chunked"))
                .isPresent();
        if (lengths.size() > 1 || (chunked && !lengths.isEmpty())
                || !lengths.stream().allMatch(length -> length.matches("\\d{1,12}"))) {
            throw new MalformedRequestException(400);
        }
        if (!chunked && lengths.isEmpty()) {
            return request;
        }
        if (request.header("Expect").filter(value -> AsciiCase.same(value, "100-continue")).isPresent()) {
            out.write(CONTINUE);
            out.flush();
        }
        var body = new ByteArrayOutputStream();
        long size = chunked ? readChunks(body) : read(Long.parseLong(lengths.getFirst()), 0, body);
        boolean tooLong = size > HttpRequest.MAX_BODY;
        String target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        return new HttpRequest(request.method(), target, request.headers(), tooLong ? new byte[0] : body.toByteArray(),
                tooLong);
    }

    private long readChunks(ByteArrayOutputStream body) throws IOException {
        long size = 0;
        while (true) {
            String head = line(MAX_HEAD);
            if (head == null || !head.matches("[0-9a-fA-F]{1,8}(;.*)?")) {
                throw new MalformedRequestException(400);
            }
            long chunk = Long.parseLong(head.replaceFirst(";.*", ""), 16);
            size = read(chunk, size, body);
            for (String line = line(MAX_HEAD); line != null && !line.isEmpty();) {
                line = line(MAX_HEAD); // trailers say nothing here
            }
            if (chunk == 0) {
                return size;
            }
        }
    }

    /// Reads so many bytes more; those beyond the limit are read, so that the answer reaches the sender, but not kept.
    private long read(long count, long before, ByteArrayOutputStream body) throws IOException {
        if (before + count > MAX_DRAINED) {
            throw new MalformedRequestException(413);
        }
        var buffer = new byte[16 * 1024];
        for (long left = count; left > 0;) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new MalformedRequestException(400);
            }
            left -= read;
            if (body.size() <= HttpRequest.MAX_BODY) {
                body.write(buffer, 0, read);
            }
        }
        return before + count;
    }
}
