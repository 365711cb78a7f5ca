package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenIssuer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.DisabledException;

/// Tokens are issued under the key behind the alias, with all that they have of it.
final class KmsIssuingKeysTest {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    private static final String ALIAS = "alias/tokens";

    private final TagWorld world = new TagWorld();

    @BeforeEach
    void pointTheAlias() {
        world.kms.createAlias(r -> r.aliasName(ALIAS).targetKeyId(world.active));
    }

    private void moveTheAlias(String key) {
        world.kms.updateAlias(r -> r.aliasName(ALIAS).targetKeyId(key));
    }

    private IssuedToken issue(MacGenerator macs) {
        var owner = new Owner(new WorkspaceRef(new Slug("acme"), "uid"), new Person("ada", "Ada"), SEAL);
        return new TokenIssuer(world.format, new KmsIssuingKeys(macs, ALIAS), new SplittableRandom(1), world.clock)
                .create(owner, "CI", new Access.AllApps("developer"), null);
    }

    private void assertAllOf(String key, IssuedToken issued) {
        assertThat(issued.credential().keyId()).isEqualTo(key);
        assertThat(world.keys(key).made(issued.secret())).isTrue();
    }

    @Test
    void credentialAndTagAreOfTheKeyBehindTheAliasAtThatMoment() {
        assertAllOf(world.active, issue(world));
        moveTheAlias(world.retired);
        assertAllOf(world.retired, issue(world));
    }

    @Test
    void rotationBetweenTheTwoCallsMixesNoKeys() {
        assertAllOf(world.active, issue((key, message, call) -> {
            var subkey = world.generate(key, message, call);
            moveTheAlias(world.retired);
            return subkey;
        }));
    }

    @Test
    void withoutKmsNothingIsIssued() {
        world.kms.disableKey(r -> r.keyId(world.active));
        assertThatThrownBy(() -> issue(world)).isInstanceOf(DisabledException.class);
    }
}
