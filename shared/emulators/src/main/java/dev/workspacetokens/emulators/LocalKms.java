package dev.workspacetokens.emulators;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;
import software.amazon.awssdk.services.kms.model.VerifyMacRequest;
import software.amazon.awssdk.services.kms.model.VerifyMacResponse;

/// KMS in this process, as far as HMAC keys go: real HMAC-SHA-256 under keys that it draws itself, with the states, the
/// ways to name a key and the exceptions of the service. It never prints a key. What else KMS can do throws
/// [java.lang.UnsupportedOperationException].
///
/// Not for production: the keys are in this process' memory, and in a file where one is given.
public final class LocalKms implements KmsClient {

    private static final int MAX_MESSAGE = 4096;
    private static final String HMAC = "HmacSHA256";

    private final KeyRing ring;

    private LocalKms(KeyRing ring) {
        this.ring = ring;
    }

    /// A KMS without keys that forgets them when it is gone.
    public static LocalKms inMemory() {
        return new LocalKms(new KeyRing(null));
    }

    /// A KMS that keeps its keys in a file, which only the owner may read. The file need not exist yet.
    public static LocalKms in(Path file) {
        return new LocalKms(new KeyRing(new KeyFile(file)));
    }

    /// Creates the keys and aliases that are not there yet. An alias that was moved meanwhile stays where it is.
    public LocalKms provide(List<HmacKey> wanted) {
        wanted.forEach(key -> ring.provide(key, KeyRing.draw()));
        return this;
    }

    /// The same with a key of these bytes, so that everything made with it is the same each time.
    public void provide(HmacKey wanted, byte[] material) {
        ring.provide(wanted, material);
    }

    @Override
    public CreateKeyResponse createKey(CreateKeyRequest request) {
        if (request.keySpec() != KeySpec.HMAC_256 || request.keyUsage() != KeyUsageType.GENERATE_VERIFY_MAC) {
            throw ServiceErrors.KMS.refusal(UnsupportedOperationException.builder(), "UnsupportedOperationException",
                    "Only HMAC_256 with GENERATE_VERIFY_MAC here");
        }
        return CreateKeyResponse.builder().keyMetadata(metadata(ring.create())).build();
    }

    @Override
    public GenerateMacResponse generateMac(GenerateMacRequest request) {
        String id = ring.find(request.keyId());
        byte[] mac = mac(id, request.message(), request.macAlgorithm());
        return GenerateMacResponse.builder().keyId(HmacKey.arn(id)).macAlgorithm(request.macAlgorithm())
                .mac(SdkBytes.fromByteArrayUnsafe(mac)).build();
    }

    @Override
    public VerifyMacResponse verifyMac(VerifyMacRequest request) {
        String id = ring.find(request.keyId());
        byte[] mac = mac(id, request.message(), request.macAlgorithm());
        if (request.mac() == null || !MessageDigest.isEqual(mac, request.mac().asByteArrayUnsafe())) {
            throw ServiceErrors.KMS.refusal(KmsInvalidMacException.builder(), "KMSInvalidMacException", "Invalid MAC");
        }
        return VerifyMacResponse.builder().keyId(HmacKey.arn(id)).macAlgorithm(request.macAlgorithm()).macValid(true)
                .build();
    }

    private byte[] mac(String id, @Nullable SdkBytes given, MacAlgorithmSpec algorithm) {
        byte[] message = given == null ? new byte[0] : given.asByteArrayUnsafe();
        if (message.length == 0 || message.length > MAX_MESSAGE) {
            throw ServiceErrors.KMS.refusal("ValidationException",
                    "Value at 'message' failed to satisfy constraint: length between 1 and " + MAX_MESSAGE);
        }
        KeyRing.Key key = ring.enabled(id);
        if (algorithm != MacAlgorithmSpec.HMAC_SHA_256) {
            throw ServiceErrors.KMS.refusal(InvalidKeyUsageException.builder(), "InvalidKeyUsageException",
                    "Algorithm is incompatible with key spec HMAC_256");
        }
        return mac(key, message);
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        ring.createAlias(request.aliasName(), request.targetKeyId());
        return CreateAliasResponse.builder().build();
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        ring.moveAlias(request.aliasName(), request.targetKeyId());
        return UpdateAliasResponse.builder().build();
    }

    @Override
    public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
        return DescribeKeyResponse.builder().keyMetadata(metadata(ring.find(request.keyId()))).build();
    }

    @Override
    public DisableKeyResponse disableKey(DisableKeyRequest request) {
        var _ = ring.change(request.keyId(), KeyState.DISABLED);
        return DisableKeyResponse.builder().build();
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        var _ = ring.change(request.keyId(), KeyState.ENABLED);
        return EnableKeyResponse.builder().build();
    }

    @Override
    public ScheduleKeyDeletionResponse scheduleKeyDeletion(ScheduleKeyDeletionRequest request) {
        String id = ring.change(request.keyId(), KeyState.PENDING_DELETION);
        return ScheduleKeyDeletionResponse.builder().keyId(HmacKey.arn(id)).keyState(KeyState.PENDING_DELETION)
                .build();
    }

    private KeyMetadata metadata(String id) {
        KeyState state = ring.key(id).state();
        return KeyMetadata.builder().keyId(id).arn(HmacKey.arn(id)).awsAccountId(Names.ACCOUNT)
                .keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC)
                .macAlgorithms(MacAlgorithmSpec.HMAC_SHA_256).keyState(state).enabled(state == KeyState.ENABLED)
                .build();
    }

    private static byte[] mac(KeyRing.Key key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.material(), HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "LocalKms";
    }
}
