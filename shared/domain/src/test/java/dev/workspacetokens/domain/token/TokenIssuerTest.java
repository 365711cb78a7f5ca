package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.ACME;
import static dev.workspacetokens.domain.token.Samples.ADA;
import static dev.workspacetokens.domain.token.Samples.CREATION;
import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.OWNER;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.source.AllowedSources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TokenIssuerTest {

    private static final Access PER_APP = new Access.PerApp(List.of(new Grant(new Slug("web"), "uid-web", "admin")));

    private IssuingKeys.Current current = new IssuingKeys.Current(KEY, TAG_KEY);
    private final TokenIssuer issuer = issuer(Duration.ZERO);

    private TokenIssuer issuer(Duration later) {
        return new TokenIssuer(FORMAT, () -> current, new Random(later.toMillis()),
                InstantSource.fixed(NOW.plus(later).plusNanos(999_999)));
    }

    @Test
    void aNewTokenBelongsToItsOwnersWorkspace() {
        WorkspaceToken token = issuer.create(OWNER, "CI", PER_APP, NOW.plusSeconds(1)).token();
        assertThat(token).isEqualTo(new WorkspaceToken(token.id(), "CI", ACME,
                new AccessRef.GrantSet(token.id().value()), Map.of("admin", 1), 0, false, false, NOW.plusSeconds(1), 1,
                null, 1,
                CREATION, null, CREATION));
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        IssuedToken issued = issuer.create(OWNER, "CI", PER_APP, null);
        assertThat(issued.token().created().at()).isEqualTo(NOW);
        assertThat(issuer(Duration.ofMillis(1)).regenerate(OWNER, issued.token(), null, Overlap.NONE, null)
                .token().regenerated())
                .isEqualTo(new WorkspaceToken.Stamp(NOW.plusMillis(1), ADA.id()));
    }

    @Test
    void theCredentialRecognisesTheSecretThatIsShown() {
        IssuedToken issued = issuer.create(OWNER, "CI", new Access.AllApps("developer"), NOW.plusSeconds(1));
        Credential credential = issued.credential();
        assertThat(credential.recognises(Samples.parsed(issued.secret().revealOnce()), KEY)).isTrue();
        assertThat(credential)
                .isEqualTo(new Credential(issued.token().id(), credential.mac(), KEY.id(), 1, 1, "CI", ACME,
                        NOW.plusSeconds(1), new AccessRef.AllApps("developer"), false, AllowedSources.ANY, null));
    }

    @Test
    void noTwoTokensShareIdOrSecret() {
        var issued = Stream.generate(() -> issuer.create(OWNER, "CI", PER_APP, null)).limit(1_000).toList();
        assertThat(issued).extracting(it -> it.token().id()).doesNotHaveDuplicates();
        assertThat(issued).extracting(it -> it.secret().revealOnce().substring(22, 52)).doesNotHaveDuplicates();
    }

    @Test
    void aRegeneratedTokenKeepsIdNameAndRights() {
        WorkspaceToken before = issuer.create(OWNER, "CI", PER_APP, NOW.plusSeconds(1)).token().renamed("new",
                new WorkspaceToken.Stamp(NOW, "bob"));
        WorkspaceToken after = issuer.regenerate(OWNER, before, NOW.plusSeconds(9), Overlap.NONE, null).token();
        assertThat(after).isEqualTo(new WorkspaceToken(before.id(), "new", ACME, before.access(), before.counts(),
                before.departures(), false, false, NOW.plusSeconds(9), 2, null, 3, CREATION, CREATION, CREATION));
    }

    @Test
    void aRegeneratedTokenRecognisesItsNewSecretOnly() {
        IssuedToken before = issuer.create(OWNER, "CI", PER_APP, null);
        IssuedToken after = issuer.regenerate(OWNER, before.token(), null, Overlap.NONE, null);
        assertThat(after.credential().recognises(after.secret(), KEY)).isTrue();
        assertThat(after.credential().recognises(before.secret(), KEY)).isFalse();
        assertThat(before.credential().recognises(after.secret(), KEY)).isFalse();
        assertThat(after.credential().generation()).isEqualTo(2);
    }

    @Test
    void aRegeneratedTokenIsHashedUnderTheKeyOfToday() {
        WorkspaceToken token = issuer.create(OWNER, "CI", PER_APP, null).token();
        var key = new CredentialKey(new Subkey("key-2", new byte[32]));
        var tag = new TagKey(new Subkey("key-2", new byte[]{1}));
        current = new IssuingKeys.Current(key, tag);
        IssuedToken after = issuer.regenerate(OWNER, token, null, Overlap.NONE, null);
        assertThat(after.credential().keyId()).isEqualTo("key-2");
        assertThat(after.credential().recognises(after.secret(), key)).isTrue();
        assertThat(tag.made(after.secret())).isTrue();
        assertThat(TAG_KEY.made(after.secret())).isFalse();
    }

    @Test
    void everyTokenHasATagOfTheKeyOfToday() {
        IssuedToken before = issuer.create(OWNER, "CI", PER_APP, null);
        IssuedToken after = issuer.regenerate(OWNER, before.token(), null, Overlap.NONE, null);
        assertThat(Stream.of(before, after).map(issued -> Samples.parsed(issued.secret().revealOnce())))
                .allMatch(TAG_KEY::made);
    }
}
