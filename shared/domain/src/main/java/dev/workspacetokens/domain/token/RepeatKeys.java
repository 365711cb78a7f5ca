package dev.workspacetokens.domain.token;

import java.util.Optional;

/// Where the keys come from that make a secret which can be made again.
public interface RepeatKeys {

    /// The key for repeats of an HMAC key that is in use.
    RepeatKey of(String keyId);

    /// What a secret was made under before; nothing when that key may not be used any more.
    Optional<UsedKeys> find(String keyId);

    /// What a secret is made of again.
    ///
    /// @param repeat that the secret is derived with
    /// @param tag that its tag is made with
    record UsedKeys(RepeatKey repeat, TagKey tag) {}
}
