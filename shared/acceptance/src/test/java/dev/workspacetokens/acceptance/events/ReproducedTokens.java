package dev.workspacetokens.acceptance.events;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.local.lambda.Functions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Functions whose clock stands still and whose randomness is the same each time, for each function from its beginning,
/// under an HMAC key that is always the same: so a token that an event creates is the same whatever ran before, and
/// other events can hold it.
public final class ReproducedTokens {

    /// The event that puts the access policy in force under which the others have their outcomes.
    public static final String POLICY = "Directory/put-access-policy";

    /// The events that create the tokens which others hold, in this order.
    public static final List<String> CREATED = List.of("CreateToken/all-apps", "CreateToken/per-app");

    /// Parameters under which the events' dates, far away, are allowed, and their own access policy is in force.
    public static final Map<String, String> PARAMETERS = Map.of("MaxLifetimeDays", "36500", "AccessPolicy", "stored");

    /// The bytes of the HMAC key, in Base64 as LocalStack takes them.
    public static final String KEY = "dGhlIGtleSBvZiB0b2tlbnMgaW4gZXZlbnRzLCAzMi4=";

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final long SEED = 1;

    /// Draws from [#SEED] itself, because others hold the tokens that it makes.
    private static final String CREATES = "CreateToken";

    private static final LoopbackAws AWS = LoopbackAws.start();

    private ReproducedTokens() {}

    /// The bytes of the HMAC key.
    static byte[] keyMaterial() {
        return Base64.getDecoder().decode(KEY);
    }

    /// These functions on these services.
    public static Functions on(List<LambdaFunction> functions, DynamoDbClient dynamoDb, KmsClient kms) {
        return new Functions(functions, function -> environment(function, dynamoDb, kms), _ -> {});
    }

    /// What such a function is made with.
    public static Environment environment(LambdaFunction function, DynamoDbClient dynamoDb, KmsClient kms) {
        return Functions.environment(function, AWS, dynamoDb, kms, clock(function), new Fixed(seed(function)));
    }

    /// Stands still, for who sweeps what the others leave behind some days later.
    private static InstantSource clock(LambdaFunction function) {
        Instant now = function.logicalId().equals("SweepGrants") ? NOW.plus(Duration.ofDays(2)) : NOW;
        return () -> now;
    }

    /// Another one for each function, so that what they draw at the same time is not the same.
    private static long seed(LambdaFunction function) {
        return function.logicalId().equals(CREATES) ? SEED : SEED + function.logicalId().hashCode();
    }

    /// Draws the same each time.
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient Random random;

        Fixed(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public int nextInt(int bound) {
            return random.nextInt(bound);
        }
    }
}
