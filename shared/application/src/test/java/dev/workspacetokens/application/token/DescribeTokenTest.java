package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an owner says of a token beside its name and its roles.
final class DescribeTokenTest {

    private static final WantedParticulars SHOP = new WantedParticulars(" Deploys the shop ",
            List.of("192.0.2.9/24", "2001:DB8::1", "192.0.2.0/24"));

    private final House house = new House();
    private final Verifier verifier = new Verifier(house);

    private Issued create(WantedParticulars particulars, @Nullable IdempotencyKey key) {
        return house.create.run(ADA, "acme",
                () -> new CreateToken.Command("CI", particulars, IN_A_MONTH, all("developer"), key));
    }

    private TokenDetails update(Issued token, WantedParticulars particulars, @Nullable Boolean disabled) {
        return house.update.run(ADA, house.path(token.details().token()), Expected.NOTHING,
                () -> new UpdateToken.Command(null, particulars, disabled, null));
    }

    private boolean accepted(Issued token) {
        return verifier.accepts(token.secret().revealOnce());
    }

    private Credential credential(Issued token) {
        return Objects.requireNonNull(house.store.credentials.get(token.details().token().id()));
    }

    private List<Difference> told() {
        return house.store.deeds.getLast().differences();
    }

    @Test
    void aTokenIsCreatedWithWhatIsSaidOfIt() {
        Issued token = create(SHOP, null);
        Particulars said = token.details().particulars();
        assertThat(said.description()).isEqualTo("Deploys the shop");
        assertThat(said.sources().texts()).containsExactly("192.0.2.0/24", "2001:db8::1");
        assertThat(token.details().token().described()).isTrue();
        assertThat(credential(token).sources()).isEqualTo(said.sources());
        assertThat(house.get.run(ADA, house.path(token.details().token())).particulars()).isEqualTo(said);
        assertThat(told()).contains(new Difference("description", null, "Deploys the shop"),
                new Difference("allowed_sources", null, "192.0.2.0/24 2001:db8::1"));
        assertThat(accepted(token)).isTrue();
        assertThat(accepted(create(new WantedParticulars(null, List.of("198.51.100.1")), null))).isFalse();
    }

    @Test
    void aRepeatWithOtherParticularsIsAnotherCall() {
        IdempotencyKey key = IdempotencyKey.parse("key number one, long").orElseThrow();
        Issued first = create(SHOP, key);
        assertThat(create(SHOP, key).details().particulars()).isEqualTo(first.details().particulars());
        for (var other : List.of(WantedParticulars.NONE, new WantedParticulars(SHOP.description(), List.of()),
                new WantedParticulars("", SHOP.sources()))) {
            assertThat(catchThrowableOfType(Refusal.Invalid.class, () -> create(other, key))).isNotNull();
        }
    }

    @Test
    void aDisabledTokenIsRefusedUntilItIsEnabledAndRegeneratingItChangesNothing() {
        Issued token = create(WantedParticulars.NONE, null);
        String secret = token.secret().revealOnce();
        assertThat(verifier.accepts(secret)).isTrue();
        WorkspaceToken disabled = update(token, WantedParticulars.NONE, true).token();
        assertThat(disabled.disabled()).isTrue();
        assertThat(told()).containsExactly(new Difference("disabled", "false", "true"));
        assertThat(verifier.accepts(secret)).isFalse();
        Issued regenerated = house.regenerate.run(ADA, house.path(disabled), Expected.NOTHING,
                () -> new RegenerateToken.Command(IN_A_MONTH, 0, null));
        assertThat(regenerated.details().token().disabled()).isTrue();
        String another = regenerated.secret().revealOnce();
        assertThat(verifier.accepts(another)).isFalse();
        update(token, WantedParticulars.NONE, false);
        assertThat(verifier.accepts(another)).isTrue();
    }

    @Test
    void whatIsNotNamedStays() {
        Issued token = create(SHOP, null);
        Particulars before = token.details().particulars();
        assertThat(update(token, WantedParticulars.NONE, true).particulars()).isEqualTo(before);
        assertThat(update(token, new WantedParticulars("Other", null), null).particulars())
                .isEqualTo(new Particulars("Other", before.sources()));
        TokenDetails anywhere = update(token, new WantedParticulars(null, List.of()), null);
        assertThat(anywhere.particulars()).isEqualTo(new Particulars("Other", AllowedSources.ANY));
        assertThat(anywhere.token().disabled()).isTrue();
        assertThat(update(token, new WantedParticulars(" ", null), null).token().described()).isFalse();
    }

    @Test
    void regeneratingKeepsAndShowsThem() {
        Issued token = create(SHOP, null);
        Issued regenerated = house.regenerate.run(ADA, house.path(token.details().token()), Expected.NOTHING,
                () -> new RegenerateToken.Command(IN_A_MONTH, 0, null));
        assertThat(regenerated.details().particulars()).isEqualTo(token.details().particulars());
        assertThat(credential(token).sources()).isEqualTo(token.details().particulars().sources());
    }

    /// Records and particulars are not sealed: whoever can write to the table must not widen a token by an
    /// owner's hand.
    @Test
    void aChangeOfSomethingElseBelievesNeitherRecordNorParticulars() {
        Issued token = create(SHOP, null);
        update(token, WantedParticulars.NONE, true);
        WorkspaceToken record = Objects.requireNonNull(house.stored(token.details().token()));
        house.store.records.put(record.id(),
                record.described(record.name(), false, false, record.updated()));
        house.store.particulars.put(record.id(), Particulars.NONE);
        update(token, new WantedParticulars("Other", null), null);
        assertThat(credential(token).disabled()).isTrue();
        assertThat(credential(token).sources()).isEqualTo(token.details().particulars().sources());
        update(token, WantedParticulars.NONE, false);
        assertThat(credential(token).disabled()).isFalse();
    }

    /// A record that somebody wrote must not keep an owner from switching a token off, or from confining it.
    @Test
    void whatTheRecordSaysAlreadyIsWrittenWhereTheCredentialDoesNotSayIt() {
        Issued token = create(WantedParticulars.NONE, null);
        WorkspaceToken record = token.details().token();
        Particulars shop = create(SHOP, null).details().particulars();
        house.store.records.put(record.id(), record.described(record.name(), true, true, record.updated()));
        house.store.particulars.put(record.id(), shop);
        update(token, WantedParticulars.NONE, true);
        assertThat(credential(token).disabled()).isTrue();
        update(token, SHOP, null);
        assertThat(credential(token).sources()).isEqualTo(shop.sources());
        int told = house.store.deeds.size();
        update(token, SHOP, true);
        assertThat(house.store.deeds).hasSize(told);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnceAndNothingIsChanged() {
        Issued token = create(SHOP, null);
        var wanted = new WantedParticulars("x".repeat(501), List.of("192.0.2.7", "anywhere", "", "10.0.0.0/33"));
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> update(token, wanted, true));
        assertThat(refusal.violations()).extracting(one -> String.join("/", one.path())).containsExactly("description",
                "allowed_sources/1", "allowed_sources/2", "allowed_sources/3");
        var many = new WantedParticulars(null, Collections.nCopies(51, "192.0.2.7"));
        assertThat(catchThrowableOfType(Refusal.Invalid.class, () -> create(many, null)).violations()).singleElement()
                .satisfies(one -> assertThat(one.detail()).isEqualTo("must be at most 50"));
        assertThat(credential(token).disabled()).isFalse();
        assertThat(house.store.particulars).hasSize(1);
    }
}
