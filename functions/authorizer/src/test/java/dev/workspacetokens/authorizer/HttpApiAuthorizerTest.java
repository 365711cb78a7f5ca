package dev.workspacetokens.authorizer;

import static dev.workspacetokens.authorizer.Verdicts.CLOSED;
import static dev.workspacetokens.authorizer.Verdicts.DEVELOPER;
import static dev.workspacetokens.authorizer.Verdicts.NO_ACCESS;
import static dev.workspacetokens.authorizer.Verdicts.allow;
import static dev.workspacetokens.authorizer.Verdicts.deny;
import static dev.workspacetokens.authorizer.Verdicts.denyAnybody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachBackend
final class HttpApiAuthorizerTest {

    private final Deployment deployment = new Deployment();
    private final Grant app = deployment.app("developer");
    private final Shown onApp = deployment.create(new Access.PerApp(List.of(app)));

    private Event event() {
        return Event.app(app.app().value());
    }

    @Test
    void policyNamesThisMethodAndPathAndTheContextIsComplete() throws IOException {
        assertThat(deployment.http(event().bearer(onApp.secret())))
                .isEqualTo(allow(onApp, event(), app.app().value(), "developer", DEVELOPER));
        assertThat(deployment.http(Event.me().bearer(onApp.secret())))
                .isEqualTo(allow(onApp, Event.me(), "", "", ""));
    }

    @Test
    void liveTokenThatMayNotDoThisIsDeniedWithItsReason() throws IOException {
        var other = Event.app(deployment.app("ignored").app().value());
        assertThat(deployment.http(other.bearer(onApp.secret()))).isEqualTo(deny(onApp, other, NO_ACCESS));
        var closed = Event.route("DELETE /apps/{app}", app.app().value());
        assertThat(deployment.http(closed.bearer(onApp.secret()))).isEqualTo(deny(onApp, closed, CLOSED));
        var pattern = event().at("/apps/*");
        assertThat(deployment.http(pattern.bearer(onApp.secret()))).isEqualTo(deny(onApp, pattern, CLOSED));
        var foreign = event().ofApi("another");
        assertThat(deployment.http(foreign.bearer(onApp.secret()))).isEqualTo(deny(onApp, foreign, CLOSED));
    }

    @Test
    void formerSecretIsToldApartOnBothKindsOfApi() throws IOException {
        Shown present = deployment.regenerate(onApp.token(), new Overlap(Duration.ofHours(1), 1));
        String former = "\"expires_at\":\"" + deployment.clock.instant().plus(Duration.ofHours(1))
                + "\",\"former\":\"true\",\"reason\":\"Allowed.\"";
        assertThat(deployment.http(event().bearer(onApp.secret()))).contains("\"Allow\"", former);
        assertThat(deployment.rest(event().bearer(onApp.secret()))).contains("\"Allow\"", former);
        assertThat(deployment.http(event().bearer(present.secret()))).contains("\"Allow\"",
                "\"former\":\"false\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic %s", "Bearer %s,Bearer %s", "%s,%s", "Bearer\t%s", "Bearer %sx"})
    void whatIsNoTokenIsDeniedToAnybody(String form) throws IOException {
        var event = event().with("authorization", form.replace("%s", onApp.secret()));
        assertThat(deployment.http(event)).isEqualTo(denyAnybody(event));
    }

    @Test
    void headerThatIsSentTwiceOrNotAtAllIsDenied() throws IOException {
        var twice = event().bearer(onApp.secret()).bearer(onApp.secret());
        assertThat(deployment.http(twice)).isEqualTo(denyAnybody(twice));
        assertThat(deployment.http(event())).isEqualTo(denyAnybody(event()));
    }

    @Test
    void deadTokensAreAllDeniedAlike() throws IOException {
        var former = deployment.create(new Access.AllApps("admin"));
        deployment.regenerate(former.token());
        var revoked = deployment.create(new Access.AllApps("admin"));
        deployment.revoke(revoked.token());
        for (Shown shown : List.of(former, revoked)) {
            assertThat(deployment.http(event().bearer(shown.secret()))).isEqualTo(denyAnybody(event()));
        }
        deployment.clock.advance(Duration.ofDays(30));
        assertThat(deployment.http(event().bearer(onApp.secret()))).isEqualTo(denyAnybody(event()));
    }
}
