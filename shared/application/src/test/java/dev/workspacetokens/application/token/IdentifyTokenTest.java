package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Revocations;
import dev.workspacetokens.application.token.IdentifyToken.Identified;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IdentifyTokenTest {

    private final House house = new House();
    private boolean issuedHere = true;
    private final IdentifyToken identify = house.identifying(_ -> issuedHere,
            new SecretCheck(_ -> Optional.of(new CredentialKey(House.SUBKEY))), revocations());
    private final Issued first = house.create.run(ADA, "acme",
            () -> House.creation("CI", IN_A_MONTH, all("developer"), null));
    private final WorkspaceToken token = first.details().token();
    private final String text = first.secret().revealOnce();

    /// Of a workspace's tokens the last revocation that was told.
    private Revocations revocations() {
        return (_, id) -> house.store.deeds.stream().filter(deed -> deed.type() == EventType.TOKEN_REVOKED)
                .filter(deed -> deed.concernsToken(id.value())).findFirst()
                .map(deed -> new Event("event", NOW, deed));
    }

    private Identified identify() {
        return identify.run(ADA, "acme", () -> text);
    }

    private Identified.Found found() {
        return (Identified.Found) identify();
    }

    private void regenerate(long overlapSeconds) {
        house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(IN_A_MONTH, overlapSeconds, null));
    }

    @Test
    void presentSecretWorksUntilItsDate() {
        assertThat(found().details().token()).isEqualTo(token);
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.PRESENT);
        assertThat(found().works()).isTrue();
        house.now = IN_A_MONTH;
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.PRESENT);
        assertThat(found().works()).isFalse();
    }

    @Test
    void formerSecretWorksUntilItsOverlapIsOver() {
        regenerate(60);
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.FORMER);
        assertThat(found().works()).isTrue();
        house.now = NOW.plus(Duration.ofMinutes(1));
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.FORMER);
        assertThat(found().works()).isFalse();
        regenerate(0);
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.WRONG);
        assertThat(found().works()).isFalse();
    }

    @Test
    void disabledAndFrozenDoNotWork() {
        house.directory.freeze(true);
        assertThat(found().works()).isFalse();
        house.directory.freeze(false);
        house.update.run(ADA, house.path(token), Expected.NOTHING,
                () -> new UpdateToken.Command(null, WantedParticulars.NONE, true, null));
        assertThat(found().works()).isFalse();
    }

    @Test
    void revokedTokenIsKnownAsLongAsItsEventIsKept() {
        house.revoke.run(ADA, house.path(token), Expected.NOTHING);
        var revoked = (Identified.Revoked) identify();
        assertThat(revoked.token()).isEqualTo(token.id());
        assertThat(revoked.revocation().event().deed().type()).isEqualTo(EventType.TOKEN_REVOKED);
        assertThat(revoked.revocation().actorName()).isEqualTo("ADA");
        house.store.deeds.clear();
        assertThatThrownBy(this::identify).isInstanceOf(Refusal.NotFound.class);
    }

    /// Records and events are not sealed: whoever takes the one away, and makes up the other, hides nothing that works.
    @Test
    void tokenThatWorksIsKnownWhateverRecordsAndEventsSay() {
        house.revoke.run(ADA, house.path(house.token("Another", all("developer"))), Expected.NOTHING);
        house.store.records.remove(token.id());
        house.store.deeds.add(TokenDeeds.revoked(ADA, token));
        var unrecorded = (Identified.Unrecorded) identify();
        assertThat(unrecorded.credential().id()).isEqualTo(token.id());
        assertThat(unrecorded.secret()).isEqualTo(SecretCheck.Result.PRESENT);
        assertThat(unrecorded.works()).isTrue();
    }

    private String refused(String wanted) {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> identify.run(ADA, "acme", () -> wanted));
        assertThat(refusal.violations()).singleElement().extracting(Violation::path).isEqualTo(List.of("token"));
        return refusal.violations().getFirst().detail();
    }

    @Test
    void tokenIsKnownAsItIsCopiedFromALog() {
        for (String copied : List.of("Bearer " + text, "Authorization: token " + text, '"' + text + "\",")) {
            assertThat(((Identified.Found) identify.run(ADA, "acme", () -> copied)).secret())
                    .isEqualTo(SecretCheck.Result.PRESENT);
        }
    }

    /// The one says nothing of the token that may stand in the text, the other that there is none of this deployment.
    @Test
    void textOfAnotherFormIsToldFromATokenThatWasNotIssuedHere() {
        for (String other : List.of("wst_x", text.substring(1), text + "x", text + ' ' + text, "x " + text)) {
            assertThat(refused(other)).isEqualTo("is not in the form of a token: a character is missing or wrong,"
                    + " or something else stands beside it");
        }
        issuedHere = false;
        assertThat(refused(text)).isEqualTo("is not a token that was issued here");
    }

    @Test
    void whoOwnsNothingThereHasNothingRead() {
        assertThatThrownBy(() -> identify.run(MAX, "acme", House.unread())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> identify.run(STRANGER, "acme", House.unread())).isInstanceOf(Refusal.NotFound.class);
        house.directory.join("ada", WorkspaceRole.VIEWER);
        assertThatThrownBy(() -> identify.run(ADA, "acme", House.unread())).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void tokenWhoseCredentialIsGoneDoesNotWork() {
        house.store.credentials.clear();
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.UNKNOWN_KEY);
        assertThat(found().works()).isFalse();
    }

    @Test
    void credentialOfAnotherWorkspaceIsNone() {
        house.store.records.clear();
        house.store.credentials.computeIfPresent(token.id(),
                (_, its) -> new Credential(its.id(), its.mac(), its.keyId(),
                        its.algorithm(), its.generation(), its.name(),
                        new WorkspaceRef(its.workspace().slug(), "another"),
                        its.expiresAt(), its.access(), its.disabled(), its.sources(), its.former()));
        assertThatThrownBy(this::identify).isInstanceOf(Refusal.NotFound.class);
    }
}
