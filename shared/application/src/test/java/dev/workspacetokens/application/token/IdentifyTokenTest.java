package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Revocations;
import dev.workspacetokens.application.token.IdentifyToken.Identified;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class IdentifyTokenTest {

    private final House house = new House();
    private final AtomicInteger pages = new AtomicInteger();
    private boolean issuedHere = true;
    private final IdentifyToken identify = house.identifying(_ -> issuedHere,
            new SecretCheck(_ -> Optional.of(new CredentialKey(House.SUBKEY))), revocations());
    private final Issued first = house.create.run(ADA, "acme",
            () -> House.creation("CI", IN_A_MONTH, all("developer"), null));
    private final WorkspaceToken token = first.details().token();
    private final String text = first.secret().revealOnce();

    /// What was told, one event a page.
    private Revocations revocations() {
        return new Revocations((_, _, filter, page) -> {
            int at = page.after() == null ? 0 : Integer.parseInt(page.after());
            pages.incrementAndGet();
            if (at == house.store.deeds.size()) {
                return new Page<>(List.of(), null);
            }
            var event = new Event("event-" + at, NOW, house.store.deeds.get(at));
            return new Page<>(filter.test(event) ? List.of(event) : List.of(), String.valueOf(at + 1));
        }, house.directory);
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
    void revokedTokenIsKnownByTheTrailHoweverLongThatIs() {
        house.token("Another", all("developer"));
        house.revoke.run(ADA, house.path(token), Expected.NOTHING);
        var revoked = (Identified.Revoked) identify();
        assertThat(revoked.token()).isEqualTo(token.id());
        assertThat(revoked.revocation().event().deed().type()).isEqualTo(EventType.TOKEN_REVOKED);
        assertThat(revoked.revocation().actorName()).isEqualTo("ADA");
        assertThat(pages).hasValue(3);
        house.store.deeds.clear();
        assertThatThrownBy(this::identify).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatWasNotIssuedHereIsNoToken() {
        assertThatThrownBy(() -> identify.run(ADA, "acme", () -> "wst_x")).isInstanceOf(Refusal.Invalid.class);
        issuedHere = false;
        assertThatThrownBy(this::identify).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void whoOwnsNothingThereHasNothingRead() {
        assertThatThrownBy(() -> identify.run(MAX, "acme", House.unread())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> identify.run(STRANGER, "acme", House.unread())).isInstanceOf(Refusal.NotFound.class);
        house.directory.join("ada", WorkspaceRole.VIEWER);
        assertThatThrownBy(() -> identify.run(ADA, "acme", House.unread())).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void tokenWhoseCredentialIsGoneOrAnothersDoesNotWork() {
        house.store.credentials.clear();
        assertThat(found().secret()).isEqualTo(SecretCheck.Result.WRONG);
        assertThat(found().works()).isFalse();
    }
}
