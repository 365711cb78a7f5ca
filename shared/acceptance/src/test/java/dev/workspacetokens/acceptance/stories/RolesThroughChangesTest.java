package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Apps leave a workspace while tokens have roles in them: what a record says is what a decision does, and roles can be
/// sent back as they were read.
class RolesThroughChangesTest {

    private static final String ACME_APPS = "/directory/workspaces/acme/apps";
    private static final String TITLED = "{\"title\": \"An app\"}";

    /// How `web` goes.
    enum Departure {
        DELETED, MADE_AGAIN, MOVED, DROPPED_FROM_THE_LIST
    }

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");
    private Client api;
    private String path = "";

    @BeforeEach
    void start() {
        api = create("{\"apps\": {\"web\": \"developer\", \"ios-shop\": \"admin\"}}");
    }

    private Client create(String roles) {
        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles))
                .expect(201);
        path = created.header("location");
        return system.with(created);
    }

    private void leave(Departure departure) {
        Client directory = system.directory();
        switch (departure) {
            case DELETED -> directory.delete(ACME_APPS + "/web").expect(204);
            case MADE_AGAIN -> {
                directory.delete(ACME_APPS + "/web").expect(204);
                directory.put(ACME_APPS + "/web", TITLED).expect(201);
            }
            case MOVED -> directory.put("/directory/workspaces/globex/apps/web", TITLED).expect(200);
            case DROPPED_FROM_THE_LIST -> directory.put(ACME_APPS, """
                    {"apps": [{"slug": "ios-shop", "title": "I"}, {"slug": "android-shop", "title": "A"}]}""")
                    .expect(200);
        }
    }

    private String roles() {
        return ada.get(path).expect(200).data().path("roles").toString();
    }

    private String saved(String roles) {
        return ada.patch(path, "{\"roles\": " + roles + "}").expect(200).data().path("roles").toString();
    }

    @ParameterizedTest
    @EnumSource
    void recordShowsARoleThatNoDecisionHonoursAsGone(Departure departure) {
        leave(departure);
        api.get("/apps/web").expect(403);
        api.get("/apps/ios-shop").expect(200);
        String shown = "{\"apps\":{\"ios-shop\":\"admin\"},\"gone\":{\"web\":\"developer\"}}";
        assertThat(roles()).isEqualTo(shown);
        assertThat(ada.patch(path, "{\"name\": \"Renamed\"}").expect(200).data().path("roles").toString())
                .isEqualTo(shown);
        Reply regenerated = ada.post(path + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(9))).expect(200);
        assertThat(regenerated.data().path("roles").toString()).isEqualTo(shown);
        assertThat(system.with(regenerated).get("/apps").expect(200).all("slug")).containsExactly("ios-shop");
    }

    @ParameterizedTest
    @EnumSource
    void listAndTheTokenItselfCountOnlyAppsThatDecisionsHonour(Departure departure) {
        String both = "{\"apps_count\":2,\"counts\":{\"admin\":1,\"developer\":1}}";
        assertThat(counted()).isEqualTo(both);
        leave(departure);
        String one = "{\"apps_count\":1,\"counts\":{\"admin\":1}}";
        assertThat(counted()).isEqualTo(one);
        create("{\"apps\": {\"android-shop\": \"admin\"}}");
        assertThat(
                ada.get("/workspaces/acme/tokens").expect(200).data().get(0).path("roles").path("apps_count").asInt())
                .isEqualTo(1);
        if (departure == Departure.MOVED) {
            system.directory().put(ACME_APPS + "/web", TITLED).expect(200);
            assertThat(api.get("/me").expect(200).data().path("roles").toString()).isEqualTo(both);
        }
        system.directory().delete(ACME_APPS + "/ios-shop").expect(204);
        assertThat(api.get("/me").expect(200).data().path("roles").path("counts").has("admin")).isFalse();
    }

    /// What the list and the sample API say of the one token, which is the same.
    private String counted() {
        String listed = ada.get("/workspaces/acme/tokens").expect(200).data().get(0).path("roles").toString();
        assertThat(api.get("/me").expect(200).data().path("roles").toString()).isEqualTo(listed);
        return listed;
    }

    @ParameterizedTest
    @EnumSource
    void rolesAreAcceptedAsTheyWereReadAfterwardsAndWhatIsGoneIsDropped(Departure departure) {
        leave(departure);
        assertThat(saved(roles())).isEqualTo("{\"apps\":{\"ios-shop\":\"admin\"}}");
        assertThat(roles()).isEqualTo("{\"apps\":{\"ios-shop\":\"admin\"}}");
        api.get("/apps/ios-shop").expect(200);
        api.get("/apps/web").expect(403);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MADE_AGAIN")
    void rolesAreAcceptedAsTheyWereReadBefore(Departure departure) {
        String before = roles();
        leave(departure);
        assertThat(saved(before)).isEqualTo("{\"apps\":{\"ios-shop\":\"admin\"}}");
        api.get("/apps/ios-shop").expect(200);
    }

    @Test
    void savingTheSameRoleGrantsItAnewToAnAppThatWasMadeAgain() {
        leave(Departure.MADE_AGAIN);
        api.get("/apps/web").expect(403);
        String roles = "{\"apps\":{\"ios-shop\":\"admin\",\"web\":\"developer\"}}";
        assertThat(saved(roles)).isEqualTo(roles);
        api.get("/apps/web").expect(200);
    }

    @Test
    void appThatComesBackIsReachedAgainAndNoLongerGone() {
        leave(Departure.MOVED);
        system.directory().put(ACME_APPS + "/web", TITLED).expect(200);
        assertThat(roles()).isEqualTo("{\"apps\":{\"ios-shop\":\"admin\",\"web\":\"developer\"}}");
        api.get("/apps/web").expect(200);
    }

    @Test
    void tokenThatHasLostAllItsAppsIsShownAndKeepsWhatIsGone() {
        api = create("{\"apps\": {\"web\": \"developer\"}}");
        leave(Departure.DELETED);
        String shown = "{\"apps\":{},\"gone\":{\"web\":\"developer\"}}";
        assertThat(roles()).isEqualTo(shown);
        assertThat(saved(shown)).isEqualTo(shown);
        assertThat(saved("{\"apps\": {\"web\": \"developer\"}}")).isEqualTo(shown);
        ada.patch(path, "{\"roles\": {\"apps\": {\"web\": \"admin\"}}}").problem(422);
        assertThat(saved("{\"apps\": {\"ios-shop\": \"admin\"}}")).isEqualTo("{\"apps\":{\"ios-shop\":\"admin\"}}");
    }

    @Test
    void goneIsTakenBackOnlyBesideAppsAndOnlyInAReplacement() {
        ada.patch(path, "{\"roles\": {\"all_apps\": \"admin\", \"gone\": {\"web\": \"developer\"}}}").problem(400);
        ada.patch(path, "{\"roles\": {\"apps\": {\"web\": \"admin\"}, \"gone\": [\"web\"]}}").problem(400);
        ada.patch(path, "{\"roles\": {\"gone\": {\"web\": \"developer\"}}}").problem(400);
        ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"apps": {"web": "admin"}, "gone": {"a": "admin"}}}"""
                .formatted(system.clock().inDays(30))).problem(400);
    }

    @Test
    void allThatIsWrongWithoutReadingIsToldAtOnceAndThenAllThatNeedsReading() {
        Reply refused = ada.post("/workspaces/acme/tokens", """
                {"name": "", "expires_at": "%s", "roles": {"apps": {"mac": "admin", "web": "owner", "No": "admin"}}}"""
                .formatted(system.clock().inDays(-1))).problem(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/name", "/expires_at", "/roles/apps/web",
                "/roles/apps/No");
        refused = ada.post("/workspaces/acme/tokens",
                """
                        {"name": "CI", "expires_at": "%s", "roles": {"apps": {"mac": "admin", "web": "admin", "pc": "admin"}}}"""
                        .formatted(system.clock().inDays(1)))
                .problem(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/roles/apps/mac", "/roles/apps/pc");
    }
}
