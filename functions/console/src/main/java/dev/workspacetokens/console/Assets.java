package dev.workspacetokens.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of the page, out of the jar's folder `console`, and the page itself.
///
/// The page asks for each file by a name that has the file's hash in it: `console.3f2a….js`. Such a file never changes,
/// so browsers keep it. By its plain name a file is asked for anew each time.
final class Assets {

    /// What other pages load, by this name for ever.
    static final String ELEMENT = "workspace-tokens.js";

    private static final Pattern NAMED_BY_THE_PAGE = Pattern.compile("\"/assets/([^\"]+)\"");
    private static final Pattern HASHED = Pattern.compile("(.+)\\.([0-9a-f]{32})(\\.[a-z]+)");
    private static final String SETTINGS = "{{settings}}";

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String page;

    /// Reads all files, so that a snapshot of this function holds them.
    Assets() {
        String template = new String(read("index.html"), StandardCharsets.UTF_8);
        this.page = NAMED_BY_THE_PAGE.matcher(template)
                .replaceAll(found -> "\"/assets/" + hashed(found.group(1)) + "\"");
        add(ELEMENT);
        add("vendor/oauth4webapi.LICENSE.md");
    }

    /// The page, with these settings in it.
    ///
    /// @param json the settings, which end up between the tags of a `script` that is data
    Asset page(String json) {
        String text = page.replace(SETTINGS, json.replace("<", "\\u003c"));
        return Asset.of("index.html", text.getBytes(StandardCharsets.UTF_8));
    }

    /// The file of this name, or nothing when there is none.
    ///
    /// @param name a plain one, or one with a hash; the hash of another version finds the file as it is now
    Optional<Asset> find(String name) {
        Matcher hashed = HASHED.matcher(name);
        return Optional.ofNullable(assets.get(hashed.matches() ? hashed.group(1) + hashed.group(3) : name));
    }

    /// Whether this name stands for what the file is now, and for nothing else at any time.
    boolean isForEver(String name) {
        Matcher hashed = HASHED.matcher(name);
        return hashed.matches() && find(name).filter(asset -> asset.hash().equals(hashed.group(2))).isPresent();
    }

    private String hashed(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot + 1) + add(name).hash() + name.substring(dot);
    }

    private Asset add(String name) {
        return assets.computeIfAbsent(name, missing -> Asset.of(missing, read(missing)));
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the page names " + name + ", which is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
