package dev.workspacetokens.emulators;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// Keys, their states and their aliases. Safe for concurrent use; every change is in the file before it counts.
final class KeyRing {

    /// One key. Prints no key.
    static final class Key {
        private final byte[] material;
        private final KeyState state;

        Key(byte[] material, KeyState state) {
            this.material = material.clone();
            this.state = state;
        }

        byte[] material() {
            return material.clone();
        }

        KeyState state() {
            return state;
        }
    }

    private static final int KEY_BYTES = 32;

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final @Nullable KeyFile file;

    /// @param file that keeps them; null: nothing does
    KeyRing(@Nullable KeyFile file) {
        this.file = file;
        if (file != null) {
            file.read(keys, aliases);
        }
    }

    static byte[] draw() {
        var material = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(material);
        return material;
    }

    /// Draws a new key, and gives its id.
    synchronized String create() {
        String id = UUID.randomUUID().toString();
        keys.put(id, new Key(draw(), KeyState.ENABLED));
        save();
        return id;
    }

    /// Makes a key and its aliases exist, unless they do.
    synchronized void provide(HmacKey wanted, byte[] material) {
        keys.putIfAbsent(wanted.id(), new Key(material, KeyState.ENABLED));
        wanted.aliases().forEach(alias -> aliases.putIfAbsent(alias, wanted.id()));
        save();
    }

    synchronized void createAlias(String name, String target) {
        if (aliases.putIfAbsent(name, findKey(target)) != null) {
            throw AlreadyExistsException.builder().message("An alias with the name " + name + " already exists")
                    .build();
        }
        save();
    }

    synchronized void moveAlias(String name, String target) {
        if (aliases.replace(name, findKey(target)) == null) {
            throw notFound(name);
        }
        save();
    }

    /// The id of the key that a key id, key ARN, alias name or alias ARN names.
    synchronized String find(String name) {
        String alias = name.substring(name.lastIndexOf(':') + 1);
        String target = aliases.get(alias);
        boolean named = name.equals(alias) || name.equals(Names.arn("kms", alias));
        return target != null && named ? target : findKey(name);
    }

    /// The id of the key that a key id or key ARN names.
    private String findKey(String name) {
        String id = name.substring(name.lastIndexOf('/') + 1);
        if (!keys.containsKey(id) || !(name.equals(id) || name.equals(HmacKey.arn(id)))) {
            throw notFound(name);
        }
        return id;
    }

    synchronized Key key(String id) {
        Key key = keys.get(id);
        if (key == null) {
            throw notFound(id);
        }
        return key;
    }

    /// The key of this id, if it may be used.
    Key enabled(String id) {
        Key key = key(id);
        return switch (key.state()) {
            case ENABLED -> key;
            case DISABLED -> throw ServiceErrors.KMS.refusal(DisabledException.builder(), "DisabledException",
                    HmacKey.arn(id) + " is disabled.");
            default -> throw pendingDeletion(id);
        };
    }

    /// Changes the state of a key, and gives its id. A key that awaits deletion changes no more.
    synchronized String change(String name, KeyState state) {
        String id = findKey(name);
        Key key = key(id);
        if (key.state() == KeyState.PENDING_DELETION) {
            throw pendingDeletion(id);
        }
        keys.put(id, new Key(key.material(), state));
        save();
        return id;
    }

    private void save() {
        if (file != null) {
            file.write(keys, aliases);
        }
    }

    private static AwsServiceException notFound(String name) {
        return ServiceErrors.KMS.refusal(NotFoundException.builder(), "NotFoundException", name + " is not found.");
    }

    private static AwsServiceException pendingDeletion(String id) {
        return ServiceErrors.KMS.refusal(KmsInvalidStateException.builder(), "KMSInvalidStateException",
                HmacKey.arn(id) + " is pending deletion.");
    }
}
