package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.testing.Generated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Paths by which a client tries to show the policy one app and the backend another.
///
/// The backend is every backend that reads a path in one of these ways, or several after each other: it decodes, once or
/// twice, takes a backslash for a slash, cuts at `;`, `?`, `#` or a zero, resolves dots, leaves out empty segments,
/// ignores case.
@Tag("generated")
final class HostilePathsTest {

    private static final int PATHS = Generated.times(2_000);
    private static final int SAMPLE = 1_000;
    private static final Deployment DEPLOYMENT = new Deployment();
    private static final Grant MINE = DEPLOYMENT.app("able");
    private static final String APP = MINE.app().value();
    private static final String THEIRS = DEPLOYMENT.app("able").app().value();
    private static final Shown SHOWN = DEPLOYMENT.create(new Access.PerApp(List.of(MINE)));
    private static final Map<String, @Nullable DraftNeed> ROUTES = Map.of("ANY /apps/{app}", DraftNeed.of("do"),
            "GET /apps/{app}/builds", DraftNeed.of("do"), "GET /apps/{app}/{kind}/{id}", DraftNeed.of("do"), "GET /me",
            DraftNeed.of("any"), "GET /public/{page}", new DraftNeed("any", null, true));
    private static final AccessPolicy POLICY = new AccessPolicy(List.of(new Role("able", "Able", "", Set.of("do"))),
            Map.of("default", new DraftApi(DraftApi.PATH, List.of("/", "/live"), "app", ROUTES)));

    private static final List<String> PIECES = List.of(APP, THEIRS, APP, THEIRS, "apps", "apps", "Apps", "builds", "me",
            "public", "public", "live", "1", ".", "..", "...", "%2e%2e", ".%2e", "%252e%252e", "..;", ";x=1", "%3b",
            "%2f",
            "%2F", "%252f", "%5c", "\\", "/", "//", "?", "%3f", "%3F", "#", "%23", "*", "%2a", "%00", "%0a", "%20", "%",
            "%zz",
            "%c0%af", "%ef%bc%8f", "ü", "%61pps", "{app}", "+", "@", ":", "&x=", "%25");

    private static final List<UnaryOperator<String>> READINGS = List.of(HostilePathsTest::decoded,
            path -> path.replace('\\', '/'), path -> path.replaceAll(";[^/]*", ""),
            path -> path.replaceAll("[?#\0].*", ""),
            HostilePathsTest::resolved, path -> path.replaceAll("/+", "/"), path -> path.toLowerCase(Locale.ROOT),
            path -> path.replaceAll("/$", ""), path -> path.startsWith("/live/") ? path.substring(5) : path);

    /// As a gateway does, and most backends.
    private static String decoded(String path) {
        var bytes = new ByteArrayOutputStream();
        byte[] sent = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sent.length; i++) {
            int high = sent[i] == '%' && i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(sent[i + 2], 16);
            bytes.write(low < 0 ? sent[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    /// The path in all ways that it can be read, by up to three readings after each other.
    private static Set<String> readings(String path) {
        Set<String> all = new LinkedHashSet<>(Set.of(path));
        for (int depth = 0; depth < 3; depth++) {
            for (String one : List.copyOf(all)) {
                READINGS.forEach(reading -> all.add(reading.apply(one)));
            }
        }
        return all;
    }

    private static boolean reachesTheirs(String path) {
        return readings(path).stream().anyMatch(one -> one.startsWith("/apps/" + THEIRS)
                && (one.length() == 6 + THEIRS.length() || "/".indexOf(one.charAt(6 + THEIRS.length())) >= 0));
    }

    /// Some begin well, so that most are not refused for their first segment alone.
    private static String draw(Random random) {
        var path = new StringBuilder(switch (random.nextInt(6)) {
            case 0 -> "/apps/" + APP;
            case 1 -> "/apps/" + THEIRS;
            case 2 -> "/public/";
            case 3 -> "/live/apps/" + APP;
            default -> "/apps/";
        });
        for (int i = random.nextInt(5); i > 0; i--) {
            path.append(random.nextInt(3) == 0 ? "" : "/").append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return path.toString();
    }

    private record Gateway(String name, RequestStreamHandler handler) {

        /// The path as this gateway hands it over: as it was sent, or decoded and cut at a `?` that comes out of that.
        String handsOver(String sent) {
            return name.equals("REST") ? sent : decoded(sent).replaceAll("(?s)\\?.*", "");
        }

        boolean lets(String path) throws IOException {
            Event event = Event.proxied("GET", "$default", path).bearer(SHOWN.secret());
            String verdict = Deployment.invoke(handler, name.equals("REST") ? event.rest() : event.http());
            assertThat(verdict).containsAnyOf("\"Allow\"", "\"Deny\"");
            return verdict.contains("\"Allow\"");
        }
    }

    @Test
    void noneReachesAnAppThatTheTokenHasNot() throws IOException {
        for (Gateway gateway : List.of(new Gateway("REST", DEPLOYMENT.restBy(POLICY)),
                new Gateway("HTTP", DEPLOYMENT.httpBy(POLICY)))) {
            // The same ones for both.
            Random random = Generated.random("noneReachesAnAppThatTheTokenHasNot");
            int allowed = 0;
            int hostile = 0;
            for (int i = 0; i < PATHS; i++) {
                String sent = draw(random);
                String path = gateway.handsOver(sent.replaceAll("\\?.*", ""));
                boolean lets = gateway.lets(path);
                allowed += lets ? 1 : 0;
                // All readings of a path take long: of those that are denied, these are enough to know that they are
                // hostile.
                boolean reaches = (lets || i < SAMPLE) && reachesTheirs(path);
                hostile += reaches ? 1 : 0;
                assertThat(lets && reaches).as("%s, %s, handed over as %s", gateway.name(), sent, path)
                        .isFalse();
            }
            assertThat(allowed).isGreaterThan(PATHS / 50);
            assertThat(hostile).isGreaterThan(SAMPLE / 10);
        }
    }
}
