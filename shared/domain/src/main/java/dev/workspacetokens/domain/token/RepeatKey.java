package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.mac.MacMessage.part;

import dev.workspacetokens.domain.mac.MacMessage;
import dev.workspacetokens.domain.mac.Subkey;

/// The key from which secrets are derived that can be made again.
public final class RepeatKey {

    private final Subkey subkey;

    /// @param subkey derived for repeats, and for nothing else
    public RepeatKey(Subkey subkey) {
        this.subkey = subkey;
    }

    /// The id of the key that this one was derived from.
    String id() {
        return subkey.id();
    }

    /// Derives `length` characters, each of the 62 equally likely: as many HMACs of the message and a counter as that
    /// takes, and of their bytes those that favour none.
    String secret(byte[] message, int length) {
        var text = new StringBuilder(length);
        for (long block = 0; text.length() < length; block++) {
            for (byte drawn : subkey.mac(MacMessage.of(message, part(block)))) {
                if (text.length() < length) {
                    Base62.append(text, drawn);
                }
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "RepeatKey[" + id() + "]";
    }
}
