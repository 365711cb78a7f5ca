package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.CheckedPolicy.Invalid;
import dev.workspacetokens.domain.access.CheckedPolicy.Valid;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever policy is accepted has one answer for each path, and whatever is refused has a path with two.
final class OverlapsTest {

    private static final Role ROLE = new Role("admin", "Admin", "", Set.of("p", "q"));
    private static final List<String> METHODS = List.of("GET", "POST", "ANY");
    private static final List<String> SEGMENTS = List.of("a", "b", "{app}", "{x}");
    private static final List<String> NEEDS = List.of("p", "q", "any");

    private static CheckedPolicy check(Map<String, String> needs) {
        var routes = new LinkedHashMap<String, @Nullable DraftNeed>();
        needs.forEach((route, need) -> routes.put(route, need.equals("any")
                ? new DraftNeed("any", null, true)
                : DraftNeed.of(need)));
        return CheckedPolicy.of(PolicyDraft.of(List.of(ROLE),
                Map.of("x", new DraftApi(DraftApi.PATH, List.of("/"), "app", routes))), List.of());
    }

    /// A template as this test reads it, without the code under test.
    private record Entry(String method, List<String> segments, String need) {

        static Entry of(Map.Entry<String, String> route) {
            int slash = route.getKey().indexOf(" /");
            return new Entry(route.getKey().substring(0, slash),
                    List.of(route.getKey().substring(slash + 2).split("/", -1)), route.getValue());
        }

        boolean takes(String called, List<String> path) {
            if (!(method.equals("ANY") || method.equals(called)) || path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String answer(List<String> path) {
            return need.equals("any") ? "any" : need + " on " + path.get(segments.indexOf("{app}"));
        }

        private String pathRank() {
            return segments.stream().map(one -> one.startsWith("{") ? "1" : "0").collect(Collectors.joining());
        }

        boolean beats(Entry other) {
            int method = Boolean.compare(this.method.equals("ANY"), other.method.equals("ANY"));
            int path = pathRank().compareTo(other.pathRank());
            return method <= 0 && path <= 0 && (method < 0 || path < 0);
        }
    }

    /// All answers that a reader of the policy could give to a call.
    private static Set<String> answers(Map<String, String> needs, String method, List<String> path) {
        List<Entry> takers = needs.entrySet().stream().map(Entry::of).filter(entry -> entry.takes(method, path))
                .toList();
        return takers.stream().filter(one -> takers.stream().noneMatch(other -> other.beats(one)))
                .map(one -> one.answer(path)).collect(Collectors.toSet());
    }

    private static String answer(RouteMatch match) {
        return switch (match) {
            case RouteMatch.Open(RouteNeed.OnApp(var permission), var app) -> permission + " on " + app;
            case RouteMatch.Open(RouteNeed.LiveToken(), _) -> "any";
            default -> "closed";
        };
    }

    private static List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        // The last one is in no template.
        List<String> words = List.of("a", "b", "z");
        for (String one : words) {
            paths.add(List.of(one));
            for (String two : words) {
                paths.add(List.of(one, two));
                words.forEach(three -> paths.add(List.of(one, two, three)));
            }
        }
        return paths;
    }

    private static Map<String, String> draw(Random random) {
        var needs = new LinkedHashMap<String, String>();
        int length = 1 + random.nextInt(3);
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            List<String> segments = new ArrayList<>();
            for (int place = 0; place < length; place++) {
                String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
                segments.add(segments.contains(segment) && segment.startsWith("{") ? "a" : segment);
            }
            boolean app = segments.contains("{app}");
            needs.put(METHODS.get(random.nextInt(METHODS.size())) + " /" + String.join("/", segments),
                    app ? NEEDS.get(random.nextInt(2)) : "any");
        }
        return needs;
    }

    @Test
    void acceptedIsExactlyWhatHasOneAnswerForEachPath() {
        var random = new Random(18);
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 6_000; round++) {
            Map<String, String> needs = draw(random);
            var shuffled = new ArrayList<>(needs.entrySet());
            Collections.shuffle(shuffled, random);
            var other = new LinkedHashMap<String, String>();
            shuffled.forEach(entry -> other.put(entry.getKey(), entry.getValue()));
            boolean clear = paths().stream().allMatch(path -> METHODS.stream()
                    .allMatch(method -> answers(needs, method, path).size() <= 1));
            CheckedPolicy checked = check(needs);
            if (checked instanceof Valid(var policy, _) && check(other) instanceof Valid(var again, _)) {
                accepted++;
                assertThat(clear).as("%s has two answers", needs).isTrue();
                for (List<String> path : paths()) {
                    for (String method : List.of("GET", "POST", "PUT")) {
                        var call = new RouteCall(method, "$default", Map.of(), "/" + String.join("/", path));
                        Set<String> answers = answers(needs, method, path);
                        String wanted = answers.isEmpty() ? "closed" : answers.iterator().next();
                        assertThat(answer(policy.find("x", call))).as("%s in %s", call, needs).isEqualTo(wanted);
                        assertThat(answer(again.find("x", call))).as("%s in %s", call, other).isEqualTo(wanted);
                    }
                }
            } else {
                refused++;
                assertThat(clear).as("%s is refused", needs).isFalse();
                assertThat(check(other)).isEqualTo(checked);
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    /// @param first in alphabetical order
    @ParameterizedTest
    @CsvSource({"GET /{app}, p, GET /{x}, any, GET /{}", "ANY /a/new, any, GET /a/{app}, p, GET /a/new",
            "ANY /a/{app}, q, GET /{x}/{app}, p, GET /a/{}", "ANY /{app}/b, q, ANY /{x}/b, any, ANY /{}/b",
            "GET /{app}/{x}, p, GET /{x}/{app}, p, GET /{}/{}"})
    void bothTemplatesAreNamedAndWhatTheyHaveInCommon(String first, String need, String second, String other,
            String common) {
        assertThat(check(Map.of(first, need, second, other))).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.path()).containsExactly("apis", "x", "routes", second);
                    assertThat(violation.detail()).contains("'" + first + "'", "(" + common + ")");
                }));
    }

    @Test
    void aThirdTemplateCanSettleIt() {
        assertThat(check(Map.of("GET /a/{app}", "p", "ANY /a/new", "any"))).isInstanceOf(Invalid.class);
        assertThat(check(Map.of("GET /a/{app}", "p", "ANY /a/new", "any", "GET /a/new", "any")))
                .isInstanceOf(Valid.class);
        assertThat(check(Map.of("GET /a/{app}", "p", "ANY /a/new", "any", "POST /a/new", "any")))
                .isInstanceOf(Invalid.class);
    }
}
