package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the start prints can be typed as it stands there.
final class WelcomeTest {

    private static final String URL = "http://127.0.0.1:3000";

    private static String welcome(boolean demoData, boolean policyToPut) {
        return new Welcome(URL, demoData, policyToPut, null, null, null).toString();
    }

    @Test
    void withDemoDataNothingIsToBeMadeFirst() {
        assertThat(welcome(true, false)).contains("owner of acme", URL + "/workspaces/acme/tokens",
                "\"all_apps\":\"developer\"").doesNotContain("/directory/");
    }

    @Test
    void withoutDemoDataTheWorkspaceOfTheExampleIsMadeFirst() {
        assertThat(welcome(false, false)).doesNotContain("owner of acme").containsSubsequence(
                "-X PUT " + URL + "/directory/workspaces/acme -d",
                "-X PUT " + URL + "/directory/workspaces/acme/members/ada",
                URL + "/local/login", URL + "/workspaces/acme/tokens");
    }

    @Test
    void withAPolicyThatIsStoredOneIsPutFirst() {
        assertThat(welcome(true, true)).containsSubsequence("-X PUT " + URL + "/directory/access-policy -d @",
                URL + "/workspaces/acme/tokens");
    }

    @Test
    void aPolicyIsToBePutWhereItIsStoredAndNoServerBringsOne() {
        assertThat(Main.isPolicyToPut(Main.options(Map.of()))).isFalse();
        assertThat(Main.isPolicyToPut(Main.options(Map.of("AccessPolicy", "sample")))).isFalse();
        assertThat(Main.isPolicyToPut(Main.options(Map.of("AccessPolicy", "stored")))).isTrue();
    }
}
