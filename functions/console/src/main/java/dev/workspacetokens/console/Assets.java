package dev.workspacetokens.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The files of the page, out of the jar's folder `console`.
///
/// Only names in the form of this folder's own are looked up, so no name leads out of it.
final class Assets {

    static final String PAGE = "index.html";

    private static final Pattern NAME = Pattern.compile("(vendor/)?[a-z0-9-]+(\\.[A-Za-z]+)+");
    private static final Pattern NAMED_BY_THE_PAGE = Pattern.compile("\"/assets/([^\"]+)\"");

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /// Reads the page and all that it names, so that a snapshot of this function holds them.
    Assets() {
        String page = new String(read(PAGE).orElseThrow(), StandardCharsets.UTF_8);
        assets.put(PAGE, Asset.of(PAGE, page.getBytes(StandardCharsets.UTF_8)));
        NAMED_BY_THE_PAGE.matcher(page).results().forEach(file -> {
            if (find(file.group(1)).isEmpty()) {
                throw new IllegalStateException("the page names " + file.group(1) + ", which is not there");
            }
        });
    }

    /// The file of this name, or nothing when there is none.
    Optional<Asset> find(String name) {
        Asset known = assets.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Asset> found = NAME.matcher(name).matches()
                ? read(name).map(content -> Asset.of(name, content))
                : Optional.empty();
        found.ifPresent(asset -> assets.put(name, asset));
        return found;
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/console/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
