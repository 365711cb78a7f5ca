package dev.workspacetokens.emulators;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
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
            this.material = material;
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
    private static final String ALIAS = "alias/";

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final @Nullable KeyFile file;
    private final SecureRandom random = new SecureRandom();

    private KeyRing(@Nullable KeyFile file) {
        this.file = file;
        if (file != null) {
            file.read(keys, aliases);
        }
    }

    static KeyRing inMemory() {
        return new KeyRing(null);
    }

    static KeyRing in(Path file) {
        return new KeyRing(new KeyFile(file));
    }

    /// Draws a new key and returns its id.
    synchronized String create() {
        String id = UUID.randomUUID().toString();
        put(id, draw(), KeyState.ENABLED);
        return id;
    }

    /// Makes a key of this id and these aliases exist.
    synchronized void provide(String id, List<String> names) {
        provide(id, names, draw());
    }

    /// The same with the key's own bytes, unless it is there already.
    synchronized void provide(String id, List<String> names, byte[] material) {
        if (!keys.containsKey(id)) {
            put(id, material.clone(), KeyState.ENABLED);
        }
        names.forEach(name -> aliases.putIfAbsent(name, id));
        save();
    }

    synchronized void put(String id, byte[] material, KeyState state) {
        keys.put(id, new Key(material, state));
        save();
    }

    private byte[] draw() {
        var material = new byte[KEY_BYTES];
        random.nextBytes(material);
        return material;
    }

    /// The id of the key that a key id, key ARN, alias name or alias ARN names.
    synchronized String find(String name) {
        String local = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        if (local.startsWith(ALIAS)) {
            String target = aliases.get(local);
            if (target == null || (name.startsWith("arn:") && !name.equals(Names.arn("kms", local)))) {
                throw NotFoundException.builder().message("Alias " + Names.arn("kms", local) + " is not found.")
                        .build();
            }
            return target;
        }
        return findKey(name);
    }

    private String findKey(String name) {
        String id = name.startsWith("arn:") ? name.substring(name.lastIndexOf('/') + 1) : name;
        if (!keys.containsKey(id) || (name.startsWith("arn:") && !name.equals(LocalKms.arn(id)))) {
            throw NotFoundException.builder().message("Key '" + LocalKms.arn(id) + "' does not exist").build();
        }
        return id;
    }

    synchronized KeyState state(String id) {
        return key(id).state();
    }

    private Key key(String id) {
        Key key = keys.get(id);
        if (key == null) {
            throw NotFoundException.builder().message("Key '" + LocalKms.arn(id) + "' does not exist").build();
        }
        return key;
    }

    synchronized void requireEnabled(String id) {
        switch (state(id)) {
            case ENABLED -> {
            }
            case DISABLED -> throw DisabledException.builder().message(LocalKms.arn(id) + " is disabled.").build();
            default -> throw pendingDeletion(id);
        }
    }

    private static KmsInvalidStateException pendingDeletion(String id) {
        return KmsInvalidStateException.builder().message(LocalKms.arn(id) + " is pending deletion.").build();
    }

    /// Changes the state of a key, named by id or ARN, and returns its id. A key that awaits deletion changes no more.
    synchronized String change(String name, KeyState state) {
        String id = findKey(name);
        if (state(id) == KeyState.PENDING_DELETION) {
            throw pendingDeletion(id);
        }
        put(id, key(id).material(), state);
        return id;
    }

    /// Keeps a key that awaited deletion; it is disabled then.
    synchronized String cancelDeletion(String name) {
        String id = findKey(name);
        if (state(id) != KeyState.PENDING_DELETION) {
            throw KmsInvalidStateException.builder().message(LocalKms.arn(id) + " is not pending deletion.").build();
        }
        put(id, key(id).material(), KeyState.DISABLED);
        return id;
    }

    synchronized void createAlias(String name, String target) {
        if (!name.matches("alias/[a-zA-Z0-9/_-]{1,250}") || name.startsWith("alias/aws/")) {
            throw InvalidAliasNameException.builder().message("Alias name is not valid").build();
        }
        String id = findKey(target);
        if (aliases.putIfAbsent(name, id) != null) {
            throw AlreadyExistsException.builder().message("An alias with the name " + name + " already exists")
                    .build();
        }
        save();
    }

    synchronized void moveAlias(String name, String target) {
        String id = findKey(target);
        if (aliases.replace(name, id) == null) {
            throw NotFoundException.builder().message("Alias " + Names.arn("kms", name) + " is not found.").build();
        }
        save();
    }

    synchronized byte[] mac(String id, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(id).material(), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void save() {
        if (file != null) {
            file.write(keys, aliases);
        }
    }
}
