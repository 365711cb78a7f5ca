package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.workspacetokens.domain.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AccessTest {

    private static final Access ALL = new Access.AllApps("developer");
    private static final Access PER_APP = new Access.PerApp(
            List.of(grant("a", "tester-qa"), grant("b", "admin"), grant("c", "tester-qa")));

    private static Grant grant(String app, String role) {
        return new Grant(new Slug(app), "uid-" + app, role);
    }

    private static List<Grant> grants(int count) {
        return IntStream.range(0, count).mapToObj(i -> grant("app-" + i, "admin")).toList();
    }

    @Test
    void grantsAreCountedByRole() {
        assertThat(PER_APP.counts()).containsExactly(Map.entry("admin", 1), Map.entry("tester-qa", 2));
        assertThat(PER_APP.grantList()).hasSize(3);
    }

    @Test
    void oneRoleOnAllAppsNeedsNoGrants() {
        assertThat(ALL.grantList()).isEmpty();
        assertThat(ALL.counts()).isEmpty();
    }

    @Test
    void recordsNameTheRoleOrTheGrantSet() {
        assertThat(ALL.refer("set")).isEqualTo(new AccessRef.AllApps("developer"));
        assertThat(PER_APP.refer("set")).isEqualTo(new AccessRef.GrantSet("set"));
    }

    @Test
    void aTokenNamesOneToAThousandApps() {
        assertThat(new Access.PerApp(grants(1)).grants()).hasSize(1);
        assertThat(new Access.PerApp(grants(1_000)).grants()).hasSize(1_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Access.PerApp(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Access.PerApp(grants(1_001)));
    }

    @Test
    void noAppHasTwoRoles() {
        var twice = List.of(grant("a", "tester-qa"), grant("b", "admin"), grant("a", "admin"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Access.PerApp(twice));
    }

    @Test
    void grantsCannotBeAddedLater() {
        var grants = new ArrayList<>(grants(1));
        var access = new Access.PerApp(grants);
        grants.add(grant("later", "admin"));
        assertThat(access.grants()).hasSize(1);
    }
}
