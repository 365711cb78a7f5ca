package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import dev.workspacetokens.domain.token.Summed;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A token that this deployment did not issue costs no read, however well it is made.
final class TagDecisionTest {

    private static final TagKeys ANY_TAG = _ -> true;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final World world = new World(new TokenFormat("new", List.of("wst")));
    private final Issued token = world.issue(World.web(World.DEVELOPER));

    private Decision call(String text, TagKeys tags) {
        world.access.reads.clear();
        world.keys.derived.clear();
        return world.authorizer(tags).decide(World.request(READ, "web"), List.of(text));
    }

    private void assertNotIssued(String text) {
        assertThat(call(text, world.keys)).as(text).isEqualTo(new Denied(Reason.NOT_ISSUED, null, null));
        assertThat(world.access.reads).as(text).isEmpty();
        assertThat(world.keys.derived).as(text).isEmpty();
    }

    private static String changed(String text, int at) {
        return Summed.changed(text, at, text.charAt(at) == '0' ? '1' : '0');
    }

    @Test
    void everyCharacterOfAGenuineTokenChangedUnderARightChecksumIsNotIssued() {
        String text = token.text();
        assertThat(call(text, world.keys)).isInstanceOf(Allowed.class);
        for (int at = "new_".length(); at < text.length() - 6; at++) {
            for (int digit = 0; digit < DIGITS.length(); digit++) {
                if (DIGITS.charAt(digit) != text.charAt(at)) {
                    assertNotIssued(Summed.changed(text, at, DIGITS.charAt(digit)));
                }
            }
        }
    }

    @Test
    void partsOfTwoGenuineTokensMakeNone() {
        String one = token.text();
        String other = world.issue(World.web(World.DEVELOPER)).text();
        // Where the id ends, and the secret.
        for (int cut : List.of(22, 52)) {
            assertNotIssued(Summed.of(one.substring(0, cut) + other.substring(cut, other.length() - 6)));
            assertNotIssued(Summed.of(other.substring(0, cut) + one.substring(cut, one.length() - 6)));
        }
    }

    @Test
    void theSecretFromBeforeARegenerationWasIssuedAndIsToldApart() {
        world.regenerate(token.token());
        assertThat(call(token.text(), world.keys).reason()).isEqualTo(Reason.SUPERSEDED);
    }

    @Test
    void failureToCheckATagIsNeverAVerdictAndNothingIsRead() {
        world.keys.failure = new IllegalStateException("no key");
        assertThatThrownBy(() -> call(token.text(), world.keys)).isSameAs(world.keys.failure);
        assertThat(world.access.reads).isEmpty();
    }

    /// A deployment that was renamed, and does not accept its former prefix any more, has the same key, table and ids.
    @Test
    void tokenOfAFormerPrefixIsNoneUnderThePresentOne() {
        Issued former = formerly();
        String rewritten = Summed.of("new" + former.text().substring(3, former.text().length() - 6));
        assertNotIssued(rewritten);
        for (int at = rewritten.length() - 12; at < rewritten.length() - 6; at++) {
            assertNotIssued(changed(rewritten, at));
        }
        // The MAC holds it too, should somebody come upon a right tag.
        assertThat(call(rewritten, ANY_TAG)).isEqualTo(new Denied(Reason.WRONG_SECRET, null, null));
    }

    @Test
    void tokenOfTheFormerPrefixIsAcceptedAsItWasIssued() {
        Issued former = formerly();
        assertThat(call(former.text(), world.keys)).isInstanceOf(Allowed.class);
        assertThat(call(former.text(), ANY_TAG)).isInstanceOf(Allowed.class);
    }

    @Test
    void tokenOfThePresentPrefixIsNoneUnderAFormerOne() {
        String rewritten = Summed.of("wst" + token.text().substring(3, token.text().length() - 6));
        assertNotIssued(rewritten);
        assertThat(call(rewritten, ANY_TAG)).isEqualTo(new Denied(Reason.WRONG_SECRET, null, null));
    }

    /// A token of this deployment from the time when its prefix was wst.
    private Issued formerly() {
        var before = new World(new TokenFormat("wst", List.of()));
        Issued former = before.issue(World.web(World.DEVELOPER));
        WorkspaceToken record = former.token();
        world.access.credentials.putAll(before.access.credentials);
        world.access.grantSets.putAll(before.access.grantSets);
        assertThat(world.access.credentials).containsKey(record.id());
        return former;
    }
}
