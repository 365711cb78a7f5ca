package dev.workspacetokens.application.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.mac.MacMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a caller wants, as bytes: the same whatever the order in which its parts were written.
final class Body {

    private Body() {}

    /// What a new token is to be.
    static byte[] of(String name, WantedParticulars particulars, @Nullable Instant expiresAt, WantedRoles roles) {
        var parts = new ArrayList<byte[]>(List.of(text(name), text(particulars.description()),
                list(particulars.sources()), time(expiresAt), text(roles.allApps())));
        new TreeMap<>(roles.named()).forEach((app, role) -> parts.addAll(List.of(text(app), text(role))));
        return MacMessage.of(parts.toArray(byte[][]::new));
    }

    /// Until when a token is to live, and for how long its former secret.
    static byte[] of(@Nullable Instant expiresAt, long overlapSeconds) {
        return MacMessage.of(time(expiresAt), MacMessage.part(overlapSeconds));
    }

    private static byte[] time(@Nullable Instant expiresAt) {
        return text(expiresAt == null ? null : expiresAt.toString());
    }

    private static byte[] list(@Nullable List<String> texts) {
        return texts == null ? MacMessage.of() : MacMessage.of(texts.stream().map(Body::text).toArray(byte[][]::new));
    }

    /// Nothing is another text than an empty one.
    private static byte[] text(@Nullable String text) {
        return text == null ? MacMessage.of() : MacMessage.of(text.getBytes(UTF_8));
    }
}
