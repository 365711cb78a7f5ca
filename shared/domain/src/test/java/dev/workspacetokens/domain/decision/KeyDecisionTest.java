package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import dev.workspacetokens.domain.token.Credential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which key a credential is checked under, before and after a rotation.
final class KeyDecisionTest {

    private final World world = new World();
    private final Issued token = world.issue(World.web(World.DEVELOPER));

    private Decision call() {
        return world.call(token, READ, "web");
    }

    private void assertDenied(Reason reason) {
        assertThat(call()).isEqualTo(new Denied(reason, null, null));
    }

    private void change(String key, int algorithm) {
        world.change(token.token(), it -> new Credential(it.id(), it.mac(), key, algorithm, it.generation(), it.name(),
                it.workspace(), it.expiresAt(), it.access(), it.disabled(), it.sources(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key-2", "KEY-1", "key-1 "})
    void aTokenUnderAKeyThatIsNotOursIsRefusedAndNoKeyIsDerived(String key) {
        change(key, 1);
        assertDenied(Reason.UNKNOWN_KEY);
        assertThat(world.keys.derived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void aTokenOfAnotherAlgorithmIsRefusedAndNoKeyIsDerived(int algorithm) {
        change("key-1", algorithm);
        assertDenied(Reason.UNKNOWN_KEY);
        assertThat(world.keys.derived).isEmpty();
    }

    @Test
    void olderTokensStayVerifiedUnderTheirs() {
        world.keys.known.put("key-2", 2);
        assertThat(call()).isInstanceOf(Allowed.class);
        assertThat(world.keys.derived).containsExactly("key-1");
    }

    @Test
    void regeneratedTokensAreVerifiedUnderTheNewOne() {
        world.keys.known.put("key-2", 2);
        Issued again = world.regenerate(token.token());
        assertThat(world.call(again, READ, "web")).isInstanceOf(Allowed.class);
        assertThat(world.keys.derived).containsExactly("key-2");
    }

    @Test
    void tokensUnderARetiredKeyThatWasTakenAwayAreRefused() {
        world.keys.known.put("key-2", 2);
        world.keys.known.remove("key-1");
        assertDenied(Reason.NOT_ISSUED);
        assertThat(world.access.reads).isEmpty();
    }
}
