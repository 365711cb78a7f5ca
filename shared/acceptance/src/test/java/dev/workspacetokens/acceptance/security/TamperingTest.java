package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Running;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever may write every row of the table and use no key gains nothing: no token reaches, and no person may call,
/// what they could not before. Each kind of tampering is tried on both authorizers and with every call that the
/// console's page makes of the management API, and beside the same without it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

    private static final String MENU = "GET /workspaces";
    private static final Pattern TOLD = Pattern.compile("\"Row\":\"([A-Z]+)\",\"Seals\":1");

    @AutoClose private final Running system = Running.withDemoData();
    private final ConcurrentLinkedQueue<String> metrics = new ConcurrentLinkedQueue<>();
    @AutoClose private final BothAuthorizers authorizers = new BothAuthorizers(system, metrics::add);
    private final Scene scene = new Scene(system);
    private long logged;
    private final Map<String, Outcome> untouched = tried(Tampering.NONE);
    private final List<String> table = new ArrayList<>();

    private static Stream<Tampering> kinds() {
        return Stream.of(CredentialTampering.kinds(), GrantTampering.kinds(), DirectoryTampering.kinds(),
                RecordTampering.kinds(), StateTampering.kinds()).flatMap(List::stream);
    }

    private static List<Tampering> lifts() {
        return StateTampering.lifts();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gainsNothing(Tampering kind) {
        Map<String, Outcome> before = before(kind);
        Map<String, Outcome> after = tried(kind);
        table.add("| %s | %s | %s | %s |".formatted(kind, lost(before, after, true), lost(before, after, false),
                told().isEmpty() ? "–" : told()));
        assertThat(gained(before, after)).as("gained by: " + kind).isEmpty();
        assertThat(told()).as("told of: " + kind).isEqualTo(kind.told());
    }

    @ParameterizedTest
    @MethodSource("lifts")
    void doesNotLiftAFreeze(Tampering kind) {
        Map<String, Outcome> frozen = tried(StateTampering.FREEZE);
        assertThat(rights(frozen)).allSatisfy(
                (what, can) -> assertThat(what.startsWith(Mallory.BEARER) ? can : Set.of()).as(what).isEmpty());
        Map<String, Outcome> after = tried(kind);
        table.add("| frozen, and %s | %s | %s | %s |".formatted(kind, lost(frozen, after, true),
                lost(frozen, after, false), told().isEmpty() ? "–" : told()));
        assertThat(gained(frozen, after)).filteredOn(what -> what.startsWith(Mallory.BEARER)).isEmpty();
        assertThat(told()).isEqualTo(kind.told());
    }

    @Test
    void aWorkspaceThatIsPutInTheMenuIsShownThereAndOpensNothing() {
        Map<String, Outcome> after = tried(Tampering.of("a workspace is put in the menu", "",
                scene -> scene.rows.copy("USER#mallory", "WORKSPACE#mine", "USER#mallory", "WORKSPACE#globex")));
        assertThat(gained(untouched, after)).containsExactly(MENU);
        table.add("| a workspace is put in the menu | nothing | its title is shown | – |");
    }

    @Test
    void aRecordThatIsPutAmongOnesOwnIsShownThereAndCannotBeUsed() {
        Map<String, Outcome> after = tried(Tampering.of("a record is put among one's own", "", scene -> {
            for (String token : Mallory.THEIRS) {
                scene.rows.copy("TOKENS#acme", scene.id(token), "TOKENS#mine", scene.id(token));
                scene.rows.set("TOKENS#mine", scene.id(token), "workspace_uid", scene.uid(Scene.MINE));
            }
        }));
        assertThat(gained(untouched, after)).containsExactlyInAnyOrderElementsOf(Mallory.THEIRS.stream()
                .map(token -> "GET /workspaces/mine/tokens/" + scene.id(token)).toList());
        table.add("| somebody else's record is put among one's own | nothing | it is shown | – |");
    }

    @Test
    void thereAreMoreThanThirtyKinds() {
        assertThat(kinds().map(Tampering::name)).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @AfterAll
    void print() {
        System.out.println("| kind | what it does for a bearer | for an owner | told |\n|---|---|---|---|\n"
                + String.join("\n", table));
    }

    /// What can be done after the same, with rows that nobody tampered with.
    private Map<String, Outcome> before(Tampering kind) {
        return kind.saas() == null ? untouched : tried(Tampering.NONE.then(kind.saas()));
    }

    private Map<String, Outcome> tried(Tampering kind) {
        scene.restore();
        kind.tamper().accept(scene);
        metrics.clear();
        logged = system.logged().count();
        if (kind.saas() != null) {
            kind.saas().accept(scene);
        }
        return Mallory.tryAll(scene, authorizers);
    }

    /// Which kinds of rows operators were told of since the tampering, in order.
    private String told() {
        return String.join(" ",
                Stream.concat(metrics.stream(), system.logged().skip(logged))
                        .flatMap(line -> TOLD.matcher(line).results())
                        .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }

    /// What can be done now that could not be done at any time.
    private static Set<String> gained(Map<String, Outcome> before, Map<String, Outcome> after) {
        var could = rights(before);
        var gained = new TreeSet<String>();
        rights(after).forEach((what, can) -> {
            if (!could.getOrDefault(what, Set.of()).containsAll(can)) {
                gained.add(what);
            }
        });
        return gained;
    }

    /// A token has lost nothing by having been regenerated, so what it could do at one time it could do.
    private static Map<String, Set<String>> rights(Map<String, Outcome> outcomes) {
        var rights = new HashMap<String, Set<String>>();
        outcomes.forEach((what, outcome) -> rights
                .computeIfAbsent(Mallory.withoutTime(what), _ -> new HashSet<>()).addAll(outcome.rights()));
        return rights;
    }

    /// How many things are refused that were not, by status.
    private static String lost(Map<String, Outcome> before, Map<String, Outcome> after, boolean bearer) {
        var statuses = new TreeMap<String, Integer>();
        before.forEach((what, had) -> {
            Outcome has = after.get(what);
            if (what.startsWith(Mallory.BEARER) == bearer && has != null && !had.rights().isEmpty()
                    && has.rights().isEmpty()) {
                statuses.merge(has.status(), 1, Integer::sum);
            }
        });
        return statuses.isEmpty()
                ? "nothing"
                : statuses.entrySet().stream().map(one -> one.getValue() + " refused by " + one.getKey())
                        .collect(Collectors.joining(", "));
    }
}
