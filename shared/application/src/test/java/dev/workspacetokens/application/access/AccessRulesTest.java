package dev.workspacetokens.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {

    private static final Slug ACME = new Slug("acme");
    private static final int DEPARTURES = 7;
    private static final AccessPolicy POLICY = new AccessPolicy(
            List.of(new Role("developer", "Developer", "", Set.of("builds:read")),
                    new Role("admin", "Admin", "", Set.of("builds:read"))),
            Map.of());

    private final FakeDirectory directory = new FakeDirectory();
    private final AccessRules rules = new AccessRules(() -> POLICY, directory);

    @BeforeEach
    void someAppsHaveLeft() {
        IntStream.range(0, DEPARTURES).forEach(_ -> directory.remove("former"));
    }

    private static WantedRoles perApp(String... slugsAndRoles) {
        var roles = new LinkedHashMap<String, String>();
        for (int i = 0; i < slugsAndRoles.length; i += 2) {
            roles.put(slugsAndRoles[i], slugsAndRoles[i + 1]);
        }
        return new WantedRoles(null, roles);
    }

    private static Grant grant(String app, String uid, String role) {
        return new Grant(new Slug(app), uid, role);
    }

    private static Held held(Grant... grants) {
        List<Grant> all = List.of(grants);
        return new Held(null, all.stream().map(Grant::role).collect(Collectors.toSet()), () -> all);
    }

    private List<Violation> checked(WantedRoles wanted, Held held) {
        var violations = new Violations();
        List<String> before = List.copyOf(directory.reads);
        rules.check(wanted, held, violations);
        assertThat(directory.reads).as("checked without reading").isEqualTo(before);
        try {
            violations.refuseIfAny();
            return List.of();
        } catch (Refusal.Invalid e) {
            return e.violations();
        }
    }

    private Optional<Access> access(WantedRoles wanted, Held held) {
        assertThat(checked(wanted, held)).isEmpty();
        return rules.access(wanted, held, ACME);
    }

    private List<Violation> refused(WantedRoles wanted, Held held) {
        assertThat(checked(wanted, held)).isEmpty();
        return catchThrowableOfType(Refusal.Invalid.class, () -> rules.access(wanted, held, ACME))
                .violations();
    }

    private static Optional<Access> granted(Grant... grants) {
        return Optional.of(new Access.PerApp(List.of(grants), DEPARTURES));
    }

    /// @param path its steps behind a slash each, in which a slash is `~1`
    private static Violation at(String path, String detail) {
        return new Violation(
                Arrays.stream(path.substring(1).split("/", -1)).map(step -> step.replace("~1", "/")).toList(),
                detail);
    }

    @Nested
    class ANewToken {

        @Test
        void hasTheRolesThatItWasGiven() {
            directory.put("web", "uid-1");
            directory.put("ios", "uid-2");
            assertThat(access(perApp("web", "developer", "ios", "admin", "mac", "none"), Held.NOTHING))
                    .isEqualTo(granted(grant("web", "uid-1", "developer"), grant("ios", "uid-2", "admin")));
            assertThat(access(new WantedRoles("admin", null), Held.NOTHING))
                    .contains(new Access.AllApps("admin"));
        }

        @Test
        void isRefusedWithoutReadingForEverythingThatNeedsNone() {
            assertThat(checked(perApp("web", "former", "no slug/", "developer", "x".repeat(65), "owner"),
                    Held.NOTHING)).containsExactlyInAnyOrder(
                            at("/roles/apps/web", "is not given a role that exists"),
                            at("/roles/apps/no slug~1", "is not an app of this workspace"),
                            at("/roles/apps/" + "x".repeat(65), "is not an app of this workspace"),
                            at("/roles/apps/" + "x".repeat(65), "is not given a role that exists"));
            assertThat(checked(new WantedRoles("none", null), Held.NOTHING))
                    .containsExactly(at("/roles/all_apps", "is not a role"));
            assertThat(checked(perApp(), Held.NOTHING))
                    .containsExactly(at("/roles/apps", "must give a role in at least one app"));
            assertThat(checked(perApp("web", "none"), Held.NOTHING)).hasSize(1);
        }

        @Test
        void namesAThousandAppsAtMost() {
            var roles = new HashMap<String, String>();
            for (int i = 0; i < 1_000; i++) {
                roles.put("app-" + i, "admin");
                roles.put("left-out-" + i, "none");
            }
            assertThat(checked(new WantedRoles(null, roles), Held.NOTHING)).isEmpty();
            roles.put("one-more", "admin");
            assertThat(checked(new WantedRoles(null, roles), Held.NOTHING))
                    .containsExactly(at("/roles/apps", "must not name more than 1000 apps"));
        }

        @Test
        void isRefusedForAllAppsThatAreNotTheWorkspacesAtOnceByOneReading() {
            directory.put("web", "uid-1");
            assertThat(refused(perApp("web", "admin", "ios", "admin", "mac", "admin"), Held.NOTHING))
                    .containsExactly(at("/roles/apps/ios", "is not an app of this workspace"),
                            at("/roles/apps/mac", "is not an app of this workspace"));
            assertThat(directory.reads).containsExactly("state acme", "apps acme");
        }
    }

    @Nested
    class AReplacement {

        @Test
        void dropsAppsThatAreGoneWhenTheyAreNamedAsTheyWere() {
            directory.put("web", "uid-1");
            var before = held(grant("web", "uid-1", "admin"), grant("ios", "uid-2", "developer"));
            assertThat(access(perApp("web", "admin", "ios", "developer"), before))
                    .isEqualTo(granted(grant("web", "uid-1", "admin")));
        }

        @Test
        void isRefusedForAnAppThatIsGoneWithAnotherRole() {
            directory.put("web", "uid-1");
            var before = held(grant("web", "uid-1", "admin"), grant("ios", "uid-2", "developer"));
            assertThat(refused(perApp("web", "admin", "ios", "admin", "mac", "admin"), before))
                    .containsExactly(at("/roles/apps/ios", "is not an app of this workspace"),
                            at("/roles/apps/mac", "is not an app of this workspace"));
        }

        @Test
        void grantsAnewWhatWasMadeAgain() {
            directory.put("web", "uid-new");
            assertThat(access(perApp("web", "admin"), held(grant("web", "uid-old", "admin"))))
                    .isEqualTo(granted(grant("web", "uid-new", "admin")));
        }

        @Test
        void keepsARoleThatThePolicyHasLostWhereTheTokenHasIt() {
            directory.put("web", "uid-1");
            directory.put("ios", "uid-2");
            var before = held(grant("web", "uid-1", "former"), grant("ios", "uid-2", "admin"));
            assertThat(access(perApp("web", "former", "ios", "developer"), before))
                    .isEqualTo(granted(grant("web", "uid-1", "former"), grant("ios", "uid-2", "developer")));
            assertThat(refused(perApp("web", "former", "ios", "former"), before))
                    .containsExactly(at("/roles/apps/ios", "is not given a role that exists"));
            assertThat(checked(perApp("web", "other"), before)).hasSize(1);
        }

        @Test
        void dropsSuchARoleOfAnAppThatWasMadeAgain() {
            directory.put("web", "uid-new");
            directory.put("ios-shop", "uid-ios");
            Grant old = grant("web", "uid-old", "former");
            assertThat(access(perApp("web", "former"), held(old))).isEmpty();
            assertThat(access(perApp("web", "former", "ios-shop", "admin"), held(old)))
                    .isEqualTo(granted(grant("ios-shop", "uid-ios", "admin")));
        }

        @Test
        void keepsSuchARoleOnAllAppsToo() {
            var before = new Held("former", Set.of(), List::of);
            assertThat(access(new WantedRoles("former", null), before)).contains(new Access.AllApps("former"));
            assertThat(checked(new WantedRoles("former", null), held(grant("web", "uid-1", "former")))).hasSize(1);
            assertThat(checked(perApp("web", "former"), before)).hasSize(1);
        }

        @Test
        void leavesATokenAsItIsWhoseAppsAreAllGone() {
            var before = held(grant("web", "uid-1", "admin"));
            assertThat(access(perApp(), before)).isEmpty();
            assertThat(access(perApp("web", "admin"), before)).isEmpty();
            assertThat(access(perApp("mac", "none"), before)).isEmpty();
            directory.put("web", "uid-new");
            assertThat(access(perApp(), before)).isEmpty();
        }

        @Test
        void mustGiveARoleInOneAppWhereTheTokenHasOne() {
            directory.put("web", "uid-1");
            var before = held(grant("web", "uid-1", "admin"), grant("ios", "uid-2", "developer"));
            var nothing = List.of(at("/roles/apps", "must give a role in at least one app"));
            assertThat(refused(perApp(), before)).isEqualTo(nothing);
            assertThat(refused(perApp("ios", "developer"), before)).isEqualTo(nothing);
        }

        @Test
        void readsNoGrantWhereNothingIsAmiss() {
            directory.put("web", "uid-1");
            var before = new Held(null, Set.of("admin"), () -> {
                throw new AssertionError("not needed");
            });
            assertThat(access(perApp("web", "admin"), before)).isPresent();
        }
    }
}
