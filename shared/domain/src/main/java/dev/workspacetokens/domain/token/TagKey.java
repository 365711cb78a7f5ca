package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.mac.Subkey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The key under which the tags of tokens are made. A tag tells a token that was issued from one that somebody made up,
/// before anything is read; it says nothing about whether the token is alive.
public final class TagKey {

    static final int TAG_LENGTH = 6;
    /// 62 to the power of 6.
    private static final long TAGS = 56_800_235_584L;

    private final Subkey subkey;

    /// @param subkey derived for tags, and for nothing else
    public TagKey(Subkey subkey) {
        this.subkey = subkey;
    }

    /// Says whether the token's tag was made with this key. Takes the same time whatever the answer.
    public boolean made(TokenSecret token) {
        return MessageDigest.isEqual(ascii(tag(token.tagMessage())), ascii(token.tag()));
    }

    /// Makes a tag: the first eight bytes of the HMAC, as a number without a sign, modulo the number of tags. Some tags
    /// are likelier than others by one part in 324 million, which helps nobody to guess one of 57 billion.
    String tag(byte[] message) {
        long number = ByteBuffer.wrap(subkey.mac(message)).getLong();
        return Base62.encode(Long.remainderUnsigned(number, TAGS), TAG_LENGTH);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "TagKey[" + subkey.id() + "]";
    }
}
