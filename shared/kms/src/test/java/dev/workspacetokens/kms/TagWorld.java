package dev.workspacetokens.kms;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.Summed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// HMAC keys in a KMS of this process that counts what it is asked and fails where a test says so, and tokens
/// under them.
final class TagWorld implements MacGenerator {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final String TAG = "workspace-tokens/tag/v1";

    final LocalKms kms = LocalKms.inMemory();
    final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    final TokenFormat format = new TokenFormat("wst", List.of());
    final String active = newKey();
    final String retired = newKey();
    /// What was asked: each the key and the label.
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// How KMS answers for a key in place of a MAC.
    final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    final List<String> counted = new ArrayList<>();

    private final Random random = new Random(1);

    String newKey() {
        return kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC)).keyMetadata()
                .arn();
    }

    KmsTagKeys keys(String... listed) {
        return new KmsTagKeys(this, Arrays.asList(listed), clock, new Metrics("stack", clock, counted::add));
    }

    @Override
    public Subkey generate(String keyId, byte[] message, Duration call) {
        asked.add(keyId + " " + new String(message, StandardCharsets.US_ASCII));
        RuntimeException failure = failures.get(keyId);
        if (failure != null) {
            throw failure;
        }
        return new SdkMacGenerator(kms).generate(keyId, message, call);
    }

    /// A token's text, issued under a key.
    String text(String key) {
        var derivation = new Derivation(new SdkMacGenerator(kms));
        var current = new IssuingKeys.Current(derivation.credential(key),
                derivation.tag(key));
        var owner = new Owner(new WorkspaceRef(new Slug("acme"), "uid"), new Person("ada", "Ada"), SEAL);
        return new TokenIssuer(format, () -> current, random, clock)
                .create(owner, "CI", new Access.AllApps("developer"), null).secret().revealOnce();
    }

    TokenSecret issued(String key) {
        return parsed(text(key));
    }

    /// A well-formed token with a tag that no key made.
    TokenSecret forged() {
        return parsed(Summed.changed(text(active), 40));
    }

    TokenSecret parsed(String text) {
        return format.parse(text).orElseThrow();
    }
}
