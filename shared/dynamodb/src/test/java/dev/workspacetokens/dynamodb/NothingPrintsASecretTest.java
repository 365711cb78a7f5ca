package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.table.Attribute;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.testing.OnEachBackend;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What passes through the store and the keys may be printed by anybody, by mistake, in any log.
@OnEachBackend
final class NothingPrintsASecretTest {

    private final World world = new World();

    @Test
    void noValueOfATokensLifePrintsItsSecretOrItsMac() {
        var shown = world.create(new Access.PerApp(List.of(world.app("developer"))));
        String secret = shown.secret().substring("wst_".length() + 18);
        byte[] mac = shown.issued().credential().mac().bytes();
        var found = World.reads(Interceptor.NONE).read(
                List.of(new AuthorizerTable.ItemKey(Keys.credentialPartition(shown.id()), Keys.CREDENTIAL)),
                Limits.CALL, Limits.ATTEMPT);
        assertThat(found).hasSize(1);
        var update = new AuthorizerTable.Update(new AuthorizerTable.ItemKey("x", "y"), "", "", Map.of(),
                Map.of(":mac", Attribute.bytes(mac)));
        var facts = new DynamoDbAccessReader(World.reads(Interceptor.NONE), WholeStore.KEY, WholeStore.KEY)
                .read(shown.id(), null);
        for (Object value : List.of(shown.issued(), shown.issued().secret(), shown.issued().credential(),
                shown.issued().credential().mac(), shown.token(), facts, world.decide(shown.secret(), null),
                Objects.requireNonNull(world.decide(shown.secret(), null).bearer()), World.request(null),
                found, update, world.format, world.issuer, world.keys, world.store, world.table)) {
            assertThat(String.valueOf(value)).doesNotContain(secret.substring(0, 8))
                    .doesNotContain(HexFormat.of().formatHex(mac))
                    .doesNotContain(Base64.getEncoder().encodeToString(mac));
        }
    }

    @Test
    void noKeyPrintsItself() {
        byte[] derived = "an-example-of-a-derived-key-1234".getBytes(StandardCharsets.US_ASCII);
        var subkey = new Subkey("arn:key", derived);
        assertThat(subkey.toString()).isEqualTo("Subkey[arn:key]");
        assertThat(new CredentialKey(subkey).toString()).isEqualTo("CredentialKey[arn:key]");
        assertThat(new TagKey(subkey).toString()).isEqualTo("TagKey[arn:key]");
    }

    @Test
    void environmentAndVariablesPrintNamesOnly() {
        Map<String, String> variables = Map.of("TABLE_NAME", "the-value");
        var environment = new Environment(variables, World.BACKEND::dynamoDb, World.BACKEND::kms,
                InstantSource.system(), new SecureRandom());
        assertThat(environment.toString()).contains("TABLE_NAME").doesNotContain("the-value");
        assertThat(new Variables(variables).toString()).contains("TABLE_NAME").doesNotContain("the-value");
    }
}
