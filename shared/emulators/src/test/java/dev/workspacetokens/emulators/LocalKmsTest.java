package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.VerifyMacResponse;

final class LocalKmsTest {

    private static final String ALIAS = "alias/tokens";

    private final LocalKms kms = LocalKms.inMemory();
    private String key = "";

    private static String createKey(KmsClient kms) {
        return kms.createKey(request -> request.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata().keyId();
    }

    private static GenerateMacResponse mac(KmsClient kms, String key, int size) {
        return kms.generateMac(request -> request.keyId(key)
                .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                .message(SdkBytes.fromByteArray(new byte[size])));
    }

    @BeforeEach
    void createKeyWithAlias() {
        key = createKey(kms);
        kms.createAlias(request -> request.aliasName(ALIAS).targetKeyId(key));
    }

    /// RFC 4231, test case 2.
    @Test
    void macIsHmacSha256() {
        kms.provide(new HmacKey("Known", "known", List.of()), "Jefe".getBytes(StandardCharsets.US_ASCII));
        GenerateMacResponse response = kms.generateMac(request -> request.keyId("known")
                .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                .message(SdkBytes.fromUtf8String("what do ya want for nothing?")));
        assertThat(HexFormat.of().formatHex(response.mac().asByteArray()))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aMacVerifiesUnderItsKeyForItsMessageAlone() {
        SdkBytes mac = mac(kms, key, 5).mac();
        String other = createKey(kms);
        assertThat(verify(ALIAS, 5, mac).macValid()).isTrue();
        assertThatThrownBy(() -> verify(key, 6, mac)).isInstanceOf(KmsInvalidMacException.class);
        assertThatThrownBy(() -> verify(other, 5, mac)).isInstanceOf(KmsInvalidMacException.class);
        assertThatThrownBy(() -> verify(key, 5, SdkBytes.fromByteArray(new byte[32])))
                .isInstanceOf(KmsInvalidMacException.class);
        kms.disableKey(request -> request.keyId(key));
        assertThatThrownBy(() -> verify(key, 5, mac)).isInstanceOf(DisabledException.class);
    }

    private VerifyMacResponse verify(String id, int size, SdkBytes mac) {
        return kms.verifyMac(request -> request.keyId(id).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                .message(SdkBytes.fromByteArray(new byte[size])).mac(mac));
    }

    @Test
    void keyIsFoundByIdAndArnAndAliasAndAliasArn() {
        String arn = HmacKey.arn(key);
        byte[] mac = mac(kms, key, 5).mac().asByteArray();
        for (String name : new String[]{key, arn, ALIAS, Names.arn("kms", ALIAS)}) {
            GenerateMacResponse response = mac(kms, name, 5);
            assertThat(response.keyId()).isEqualTo(arn);
            assertThat(response.mac().asByteArray()).isEqualTo(mac);
        }
        assertThat(mac).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "alias/nope", "arn:aws:kms:eu-central-1:000000000000:key/nope",
            "arn:aws:kms:us-east-1:000000000000:alias/tokens"})
    void unknownKeyIsNotFound(String name) {
        assertThatThrownBy(() -> mac(kms, name, 5)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void keyOfAnotherRegionIsNotFound() {
        assertThatThrownBy(() -> mac(kms, HmacKey.arn(key).replace("eu-central-1", "us-east-1"), 5))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void movedAliasNamesTheOtherKeyAndTheFirstKeepsWorking() {
        byte[] before = mac(kms, ALIAS, 5).mac().asByteArray();
        String second = createKey(kms);
        kms.updateAlias(request -> request.aliasName(ALIAS).targetKeyId(second));
        assertThat(mac(kms, ALIAS, 5).keyId()).isEqualTo(HmacKey.arn(second));
        assertThat(mac(kms, ALIAS, 5).mac().asByteArray()).isNotEqualTo(before);
        assertThat(mac(kms, key, 5).mac().asByteArray()).isEqualTo(before);
    }

    @Test
    void aliasIsGivenOnceAndMovedOnlyIfThere() {
        assertThatThrownBy(() -> kms.createAlias(request -> request.aliasName(ALIAS).targetKeyId(key)))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> kms.updateAlias(request -> request.aliasName("alias/nope").targetKeyId(key)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void disabledKeyRefusesUntilItIsEnabled() {
        kms.disableKey(request -> request.keyId(key));
        assertThatThrownBy(() -> mac(kms, ALIAS, 5)).isInstanceOf(DisabledException.class);
        assertThat(kms.describeKey(request -> request.keyId(ALIAS)).keyMetadata().keyState())
                .isEqualTo(KeyState.DISABLED);
        kms.enableKey(request -> request.keyId(key));
        assertThat(mac(kms, ALIAS, 5).keyId()).isEqualTo(HmacKey.arn(key));
    }

    @Test
    void keyThatAwaitsDeletionRefusesEverything() {
        kms.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7));
        assertThatThrownBy(() -> mac(kms, key, 5)).isInstanceOf(KmsInvalidStateException.class);
        assertThatThrownBy(() -> kms.enableKey(request -> request.keyId(key)))
                .isInstanceOf(KmsInvalidStateException.class);
    }

    @Test
    void messageHasOneTo4096Bytes() {
        assertThat(mac(kms, key, 4096).mac().asByteArray()).hasSize(32);
        assertThatThrownBy(() -> mac(kms, key, 4097)).isInstanceOf(KmsException.class)
                .hasMessageContaining("4096");
        assertThatThrownBy(() -> mac(kms, key, 0)).isInstanceOf(KmsException.class);
    }

    @Test
    void otherAlgorithmsAndKeysAreRefused() {
        assertThatThrownBy(() -> kms.generateMac(request -> request.keyId(key)
                .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_512)
                .message(SdkBytes.fromUtf8String("x")))).isInstanceOf(InvalidKeyUsageException.class);
        assertThatThrownBy(() -> kms.createKey(request -> request.keySpec(KeySpec.HMAC_512)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fileKeepsKeysAliasesAndStatesForTheOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys");
        LocalKms first = LocalKms.in(file);
        String kept = createKey(first);
        first.createAlias(request -> request.aliasName(ALIAS).targetKeyId(kept));
        String disabled = createKey(first);
        first.disableKey(request -> request.keyId(disabled));

        LocalKms second = LocalKms.in(file);
        assertThat(mac(second, ALIAS, 9)).isEqualTo(mac(first, ALIAS, 9));
        assertThatThrownBy(() -> mac(second, disabled, 9)).isInstanceOf(DisabledException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void keysOfTheTemplateAreProvidedOnce() {
        List<HmacKey> keys = TemplateTest.small(Map.of()).keys();
        LocalKms provided = LocalKms.inMemory().provide(keys);
        byte[] mac = mac(provided, "alias/wst", 5).mac().asByteArray();
        assertThat(mac(provided.provide(keys), keys.getFirst().id(), 5).mac().asByteArray())
                .isEqualTo(mac);
    }
}
