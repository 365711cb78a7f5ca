package dev.workspacetokens.domain.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The form of a token: `<prefix>_<id><secret><tag><checksum>`, all of base62 behind the last underscore.
///
/// The id takes 18 characters, the secret 30 (178 bits), the tag 6 ([TagKey]), the checksum 6: the CRC-32 of everything
/// before it. The parser accepts exactly what the issuer prints, but for the tag, which nobody can check without a key:
/// typos and garbage are refused without any input or output, and a secret scanner that checks the sum has hardly a
/// false alarm.
public final class TokenFormat {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int MIN_PREFIX = 2;
    private static final int MAX_PREFIX = 20;
    private static final int SECRET_LENGTH = 30;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int BODY_LENGTH = TokenId.LENGTH + SECRET_LENGTH + TagKey.TAG_LENGTH + CHECKSUM_LENGTH;

    private final String prefix;
    private final List<String> accepted;

    /// @param prefix what new tokens start with
    /// @param formerPrefixes what tokens issued earlier may start with
    /// @throws IllegalArgumentException when a prefix is not 2–20 characters of `[a-z][a-z0-9]*(_[a-z0-9]+)*`
    public TokenFormat(String prefix, List<String> formerPrefixes) {
        this.prefix = checked(prefix);
        var all = new ArrayList<String>();
        all.add(prefix);
        formerPrefixes.forEach(former -> all.add(checked(former)));
        this.accepted = List.copyOf(all);
    }

    private static String checked(String prefix) {
        if (prefix.length() < MIN_PREFIX || prefix.length() > MAX_PREFIX || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("a token prefix is " + MIN_PREFIX + " to " + MAX_PREFIX
                    + " characters of [a-z][a-z0-9]*(_[a-z0-9]+)*");
        }
        return prefix;
    }

    /// The regular expression that every token of this format matches and that secret scanners can look for.
    public String regex() {
        return "\\b(?:" + String.join("|", accepted) + ")_[0-9A-Za-z]{" + BODY_LENGTH + "}\\b";
    }

    /// Draws a secret for the token of this id.
    TokenSecret draw(TokenId id, RandomGenerator random, TagKey key) {
        return write(prefix, id, Base62.random(random, SECRET_LENGTH), key);
    }

    /// Derives a secret for the token of this id, which can be derived again.
    TokenSecret derive(TokenId id, RepeatKey repeat, byte[] message, TagKey key) {
        return derive(prefix, id, repeat, message, key);
    }

    /// Derives one again.
    ///
    /// @param prefix that the token started with
    static TokenSecret derive(String prefix, TokenId id, RepeatKey repeat, byte[] message, TagKey key) {
        return write(prefix, id, repeat.secret(message, SECRET_LENGTH), key);
    }

    private static TokenSecret write(String prefix, TokenId id, String secret, TagKey key) {
        String tag = key.tag(TokenSecret.tagMessage(prefix, id, secret));
        String head = prefix + '_' + id.value() + secret + tag;
        return new TokenSecret(head + checksum(head), prefix, id, secret, tag);
    }

    /// Parses a token. No input or output, no key, no exception.
    ///
    /// @return the token, or nothing when the text is not exactly one of this format
    public Optional<TokenSecret> parse(String text) {
        for (String candidate : accepted) {
            int body = candidate.length() + 1;
            if (text.length() == body + BODY_LENGTH && text.startsWith(candidate) && text.charAt(body - 1) == '_'
                    && Base62.matches(text, body, text.length())) {
                return checkedSum(text, body);
            }
        }
        return Optional.empty();
    }

    private static Optional<TokenSecret> checkedSum(String text, int body) {
        int sum = text.length() - CHECKSUM_LENGTH;
        if (!text.startsWith(checksum(text.substring(0, sum)), sum)) {
            return Optional.empty();
        }
        int secret = body + TokenId.LENGTH;
        int tag = secret + SECRET_LENGTH;
        return Optional.of(new TokenSecret(text, text.substring(0, body - 1),
                new TokenId(text.substring(body, secret)), text.substring(secret, tag), text.substring(tag, sum)));
    }

    private static String checksum(String head) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECKSUM_LENGTH);
    }
}
