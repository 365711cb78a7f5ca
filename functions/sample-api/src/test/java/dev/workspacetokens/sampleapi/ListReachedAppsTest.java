package dev.workspacetokens.sampleapi;

import static dev.workspacetokens.sampleapi.World.ACME;
import static dev.workspacetokens.sampleapi.World.GLOBEX;
import static dev.workspacetokens.sampleapi.World.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.sampleapi.Call.Reply;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class ListReachedAppsTest {

    private static final Access DEVELOPER = new Access.AllApps("developer");

    @AutoClose private final World world = new World();

    private Reply apps(WorkspaceToken token) {
        return new Call("GET /apps").by(token).to(world);
    }

    private static List<String> slugs(Reply reply) {
        return reply.data().valueStream().map(app -> app.path("slug").textValue()).toList();
    }

    @Test
    void allAppsTokenReachesEveryAppOfItsWorkspaceAndNoOther() {
        world.app(ACME, "ios-shop");
        world.app(ACME, "android-shop");
        world.app(GLOBEX, "billing");
        Reply reply = apps(world.token("CI", DEVELOPER));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Call.json("""
                {"data":[{"slug":"android-shop","title":"Title of android-shop","role":"developer"},\
                {"slug":"ios-shop","title":"Title of ios-shop","role":"developer"}],\
                "paging":{"page_item_limit":50}}"""));
    }

    @Test
    void perAppTokenReachesWhatItWasGranted() {
        List.of("a", "b", "c").forEach(app -> world.app(ACME, app));
        Reply reply = apps(world.token("Bot",
                new Access.PerApp(List.of(grant("a", "admin"), grant("c", "tester-qa")))));
        assertThat(reply.data().valueStream().map(JsonNode::toString)).containsExactly(
                "{\"slug\":\"a\",\"title\":\"Title of a\",\"role\":\"admin\"}",
                "{\"slug\":\"c\",\"title\":\"Title of c\",\"role\":\"tester-qa\"}");
    }

    @Test
    void changedRolesCountAtOnce() {
        List.of("a", "b").forEach(app -> world.app(ACME, app));
        WorkspaceToken before = world.token("Bot", new Access.PerApp(List.of(grant("a", "admin"))));
        WorkspaceToken after = world.changeAccess(before, new Access.PerApp(List.of(grant("b", "developer"))));
        assertThat(slugs(apps(after))).containsExactly("b");
    }

    @Test
    void listIsExactlyWhatTheAuthorizerLetsIn() {
        List<String> all = List.of("stays", "moved", "deleted", "created-again", "never-granted", "elsewhere", "odd");
        all.forEach(app -> world.app(app.equals("elsewhere") ? GLOBEX : ACME, app));
        List<Grant> grants = new ArrayList<>();
        List.of("stays", "moved", "deleted", "created-again", "elsewhere")
                .forEach(app -> grants.add(grant(app, "developer")));
        grants.add(grant("odd", "a-role-of-yesterday"));
        List<IssuedToken> tokens = List.of(world.issue("per app", new Access.PerApp(grants), null),
                world.issue("all apps", DEVELOPER, null),
                world.issue("no role", new Access.AllApps("a-role-of-yesterday"), null));
        world.moveApp(ACME, GLOBEX, "moved");
        world.deleteApp(ACME, "deleted");
        world.app(ACME, "created-again", "another-uid");
        for (IssuedToken issued : tokens) {
            String bearer = "Bearer " + issued.secret().revealOnce();
            List<String> letIn = all.stream().filter(app -> letsIn(bearer, app)).sorted().toList();
            assertThat(slugs(apps(issued.token()))).as(issued.token().name()).isEqualTo(letIn);
        }
        assertThat(slugs(apps(tokens.getFirst().token()))).containsExactly("stays");
    }

    private boolean letsIn(String bearer, String app) {
        var request = new AccessRequest("default", RouteCall.ofRoute("GET /apps/{app}", Map.of("app", app)),
                "arn", "192.0.2.1");
        return world.authorizer().decide(request, List.of(bearer)) instanceof Decision.Allowed;
    }

    @Test
    void laterWorkspaceOfTheSameSlugShowsNothing() {
        WorkspaceToken token = world.token("CI", DEVELOPER);
        WorkspaceRef later = new WorkspaceRef(new Slug("acme"), "later-uid");
        world.replaceWorkspace(later);
        world.app(later, "theirs");
        assertThat(slugs(apps(token))).isEmpty();
    }

    @Test
    void revokedTokenIsRefused() {
        WorkspaceToken token = world.token("CI", DEVELOPER);
        world.revoke(token);
        assertThat(apps(token).status()).isEqualTo(403);
    }

    @Test
    void pagesTogetherHoldEveryAppOnce() {
        List<String> all = IntStream.range(100, 112).mapToObj(number -> "app-" + number).toList();
        all.forEach(app -> world.app(ACME, app));
        world.moveApp(ACME, GLOBEX, "app-103");
        List<String> left = all.stream().filter(app -> !app.equals("app-103")).toList();
        var granted = new Access.PerApp(all.stream().map(app -> grant(app, "developer")).toList());
        for (Access access : List.of(DEVELOPER, granted)) {
            WorkspaceToken token = world.token("CI", access);
            List<String> found = new ArrayList<>();
            String next = "";
            do {
                Call call = new Call("GET /apps").by(token).query("limit", "4");
                Reply reply = (next.isEmpty() ? call : call.query("next", next)).to(world);
                assertThat(slugs(reply).size()).isBetween(1, 4);
                found.addAll(slugs(reply));
                next = reply.json().path("paging").path("next").asText("");
            } while (!next.isEmpty());
            assertThat(found).isEqualTo(left);
        }
    }

    @Test
    void cursorOfAnotherTokenIsRefused() {
        List.of("a", "b").forEach(app -> world.app(ACME, app));
        String next = new Call("GET /apps").by(world.token("CI", DEVELOPER)).query("limit", "1").to(world).json()
                .path("paging").path("next").textValue();
        Reply reply = new Call("GET /apps").by(world.token("Other", DEVELOPER)).query("next", next).to(world);
        assertThat(reply.status()).isEqualTo(400);
    }

    /// The last one is of the stored policy, once a minute.
    @Test
    void pageCostsFiveReadsHoweverManyAppsAreGranted() {
        List<Grant> grants = IntStream.range(1_000, 1_300).mapToObj(number -> grant("app-" + number, "developer"))
                .toList();
        grants.forEach(grant -> world.app(ACME, grant.app().value()));
        WorkspaceToken token = world.token("CI", new Access.PerApp(grants));
        List<String> reads = new ArrayList<>();
        Reply reply = new Call("GET /apps").by(token).to(world.handler(Watched.client(world.client(), reads::add)));
        assertThat(reply.data()).hasSize(50);
        assertThat(reads).containsExactly("getItem", "queryPaginator", "batchGetItemPaginator",
                "batchGetItemPaginator", "getItem");
    }
}
