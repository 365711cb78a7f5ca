package dev.workspacetokens.authorizer;

import static dev.workspacetokens.authorizer.Verdicts.CLOSED;
import static dev.workspacetokens.authorizer.Verdicts.DEVELOPER;
import static dev.workspacetokens.authorizer.Verdicts.NO_ACCESS;
import static dev.workspacetokens.authorizer.Verdicts.allow;
import static dev.workspacetokens.authorizer.Verdicts.assertUnauthorized;
import static dev.workspacetokens.authorizer.Verdicts.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachBackend
final class RestApiAuthorizerTest {

    private final Deployment deployment = new Deployment();
    private final Grant app = deployment.app("developer");
    private final Shown onApp = deployment.create(new Access.PerApp(List.of(app)));
    private final Shown onAll = deployment.create(new Access.AllApps("developer"));

    private Event event() {
        return Event.app(app.app().value());
    }

    @Nested
    final class Allowed {

        @Test
        void policyNamesThisMethodAndPathAndTheContextIsComplete() throws IOException {
            for (Shown shown : List.of(onApp, onAll)) {
                assertThat(deployment.rest(event().bearer(shown.secret())))
                        .isEqualTo(allow(shown, event(), app.app().value(), "developer", DEVELOPER));
            }
        }

        @Test
        void routeWithoutAnAppTellsTheRoleOnAllAppsOrNone() throws IOException {
            assertThat(deployment.rest(Event.me().bearer(onAll.secret())))
                    .isEqualTo(allow(onAll, Event.me(), "", "developer", DEVELOPER));
            assertThat(deployment.rest(Event.me().bearer(onApp.secret())))
                    .isEqualTo(allow(onApp, Event.me(), "", "", ""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "token %s", "Bearer %s", "bearer %s", "BEARER %s", "Token %s"})
        void everyDocumentedFormOfTheHeaderIsAccepted(String form) throws IOException {
            for (String name : List.of("Authorization", "authorization", "AUTHORIZATION")) {
                assertThat(deployment.rest(event().with(name, form.formatted(onApp.secret()))))
                        .isEqualTo(allow(onApp, event(), app.app().value(), "developer", DEVELOPER));
            }
        }

        @Test
        void tokenThatNeverExpiresHasAnEmptyExpiration() throws IOException {
            var shown = deployment.createForEver(new Access.AllApps("developer"));
            assertThat(deployment.rest(Event.me().bearer(shown.secret()))).contains("\"expires_at\":\"\",");
        }

        @Test
        void nameOfTheTokenIsWrittenAsJson() throws IOException {
            var shown = deployment.create("\"CI\" \\ 名前", new Access.AllApps("developer"));
            assertThat(deployment.rest(Event.me().bearer(shown.secret())))
                    .contains("\"token_name\":\"\\\"CI\\\" \\\\ 名前\",");
        }

        @Test
        void stageVariableMayNameTheDefaultApi() throws IOException {
            assertThat(deployment.rest(event().ofApi("default").bearer(onApp.secret()))).contains("\"Allow\"");
        }
    }

    @Nested
    final class Denied {

        @Test
        void appThatIsNotGrantedIsTheSameAsAnotherWorkspacesAndAsNone() throws IOException {
            String ungranted = deployment.app("ignored").app().value();
            String foreign = new Deployment().app("ignored").app().value();
            for (String other : List.of(ungranted, foreign, "no-such-app", "No%20Slug", "Ä")) {
                var event = Event.app(other);
                assertThat(deployment.rest(event.bearer(onApp.secret()))).isEqualTo(deny(onApp, event, NO_ACCESS));
            }
            var event = Event.app(foreign);
            assertThat(deployment.rest(event.bearer(onAll.secret()))).isEqualTo(deny(onAll, event, NO_ACCESS));
        }

        @Test
        void permissionThatTheRoleLacksIsNamed() throws IOException {
            var shown = deployment
                    .create(new Access.PerApp(List.of(new Grant(app.app(), app.appUid(), "tester-qa"))));
            var start = Event.route("POST /apps/{app}/builds", app.app().value());
            assertThat(deployment.rest(start.bearer(shown.secret()))).isEqualTo(
                    deny(shown, start, "The role of the token lacks the permission builds:start."));
            var log = Event.route("GET /apps/{app}/builds/{build}/log", app.app().value());
            assertThat(deployment.rest(log.bearer(shown.secret()))).isEqualTo(
                    deny(shown, log, "The role of the token lacks the permission logs:read."));
        }

        @Test
        void routeThatThePolicyDoesNotNameIsClosedToAnAdminToo() throws IOException {
            var admin = deployment.create(new Access.AllApps("admin"));
            for (String route : List.of("DELETE /apps/{app}", "GET /apps/{app}/secrets", "POST /me", "ANY /{proxy+}")) {
                var event = Event.route(route, app.app().value());
                assertThat(deployment.rest(event.bearer(admin.secret()))).isEqualTo(deny(admin, event, CLOSED));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"another", "Default", ""})
        void anotherApisRoutesAreClosed(String api) throws IOException {
            var event = event().ofApi(api);
            assertThat(deployment.rest(event.bearer(onAll.secret()))).isEqualTo(deny(onAll, event, CLOSED));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/*", "/apps/*", "/apps/ios-shop/builds/*", "/apps/ios?shop", "/**/x"})
        void pathThatCouldBeReadAsAPatternIsDenied(String path) throws IOException {
            for (Shown shown : List.of(onApp, onAll)) {
                var event = event().at(path);
                assertThat(deployment.rest(event.bearer(shown.secret()))).isEqualTo(deny(shown, event, CLOSED));
            }
        }
    }

    @Nested
    final class Unauthorized {

        @Test
        void requestWithoutACredential() {
            assertUnauthorized(() -> deployment.rest(event()));
            assertUnauthorized(() -> deployment.rest(event().with("X-Api-Key", onApp.secret())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Basic %s", "Bearer \t%s", " Bearer %s", "Bearer %s ",
                "Bearer %s,", "Bearer %s, Bearer %s", "Bearer\t%s", "%s %s", "Bearer token %s", "Bearer \"%s\"",
                "Bearer\u00A0%s", "Bearer %s\n"})
        void headerOfAnyOtherForm(String form) {
            assertUnauthorized(
                    () -> deployment.rest(event().with("Authorization", form.replace("%s", onApp.secret()))));
        }

        @Test
        void headerThatIsSentTwiceInAnyLetterCase() {
            String value = "Bearer " + onApp.secret();
            for (String name : List.of("Authorization", "authorization", "AUTHORIZATION", "aUTHORIZATION")) {
                for (String second : List.of(value, "Basic x", "")) {
                    assertUnauthorized(
                            () -> deployment.rest(event().with("Authorization", value).with(name, second)));
                    assertUnauthorized(
                            () -> deployment.rest(event().with("Authorization", second).with(name, value)));
                }
            }
        }

        @Test
        void secondHeaderThatOnlyTheMultiValueHeadersShow() {
            String json = event().with("Authorization", "Bearer " + onApp.secret()).rest()
                    .replace("\"multiValueHeaders\": {\"Authorization\": [",
                            "\"multiValueHeaders\": {\"Authorization\": [\"Bearer x\", ");
            assertThat(json).contains("Bearer x");
            assertUnauthorized(() -> Deployment.invoke(deployment.rest, json));
        }

        @Test
        void tokenInTheUrl() {
            String json = event().rest().replace("of-no-account", onApp.secret());
            assertThat(json).contains(onApp.secret());
            assertUnauthorized(() -> Deployment.invoke(deployment.rest, json));
        }

        @Test
        void tokenThatWasNeverIssued() {
            var elsewhere = new Deployment();
            var shown = elsewhere.create(new Access.AllApps("admin"));
            elsewhere.revoke(shown.token());
            assertUnauthorized(() -> deployment.rest(event().bearer(shown.secret())));
        }

        @Test
        void formerSecretRightAfterTheRegeneration() throws IOException {
            assertThat(deployment.rest(event().bearer(onApp.secret()))).contains("\"Allow\"");
            var next = deployment.regenerate(onApp.token());
            assertUnauthorized(() -> deployment.rest(event().bearer(onApp.secret())));
            assertThat(deployment.rest(event().bearer(next.secret()))).contains("\"Allow\"");
        }

        @Test
        void tokenRightAfterItsRevocation() throws IOException {
            assertThat(deployment.rest(event().bearer(onApp.secret()))).contains("\"Allow\"");
            deployment.revoke(onApp.token());
            assertUnauthorized(() -> deployment.rest(event().bearer(onApp.secret())));
        }

        @Test
        void tokenFromTheMillisecondOfItsExpiration() throws IOException {
            deployment.clock.advance(Duration.ofDays(30).minusMillis(1));
            assertThat(deployment.rest(event().bearer(onApp.secret()))).contains("\"Allow\"");
            deployment.clock.advance(Duration.ofMillis(1));
            assertUnauthorized(() -> deployment.rest(event().bearer(onApp.secret())));
        }

        @Test
        void pathAndRouteAreNotLookedAtBefore() {
            assertUnauthorized(() -> deployment.rest(event().at("/*")));
            assertUnauthorized(() -> deployment.rest(Event.route("DELETE /apps/{app}", "x")));
        }
    }

    @Test
    void headersCountWhereThereAreNoMultiValueHeaders() throws IOException {
        String json = event().bearer(onApp.secret()).rest();
        String without = json.replaceAll("\"multiValueHeaders\": \\{[^}]*},", "\"multiValueHeaders\": null,");
        assertThat(without).contains("\"multiValueHeaders\": null");
        assertThat(Deployment.invoke(deployment.rest, without)).contains("\"Allow\"");
        String twice = without.replace("\"headers\": {", "\"headers\": {\"authorization\": \"Bearer x\", ");
        assertUnauthorized(() -> Deployment.invoke(deployment.rest, twice));
    }

    @Test
    void forgedContextChangesNothing() throws IOException {
        var forged = event().with("token_id", "forged").with("X-Amzn-Authorizer-Role", "admin")
                .with("role", "admin").bearer(onApp.secret());
        String json = forged.rest().replace("\"requestContext\": {",
                "\"requestContext\": {\"authorizer\": {\"role\": \"admin\", \"token_id\": \"forged\"},");
        assertThat(Deployment.invoke(deployment.rest, json))
                .isEqualTo(allow(onApp, event(), app.app().value(), "developer", DEVELOPER));
    }
}
