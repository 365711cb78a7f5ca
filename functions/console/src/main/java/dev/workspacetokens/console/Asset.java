package dev.workspacetokens.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A file of the page, ready to be sent.
///
/// @param mediaType its `Content-Type`
/// @param hash of the content, the first half of its SHA-256 in hexadecimal digits
/// @param gzipped the file compressed by gzip, in Base64
/// @param plain the file itself, in Base64
record Asset(String mediaType, String hash, String gzipped, String plain) {

    private static final Map<String, String> MEDIA_TYPES = Map.of("html", "text/html; charset=utf-8", "css",
            "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml", "md",
            "text/plain; charset=utf-8");

    static Asset of(String name, byte[] content) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new Asset(MEDIA_TYPES.getOrDefault(extension, "application/octet-stream"), hash(content),
                base64(gzip(content)), base64(content));
    }

    /// A weak entity tag, because it stands for the plain and the compressed form alike.
    String etag() {
        return "W/\"" + hash + "\"";
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
