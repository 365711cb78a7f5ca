package dev.workspacetokens.local.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JWT claim by claim, so that tests can ask for one that is wrong in exactly one way.
public final class TokenBuilder {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Instant now;
    private RSAKey key;
    private String keyId;

    TokenBuilder(RSAKey key, Instant now) {
        this.key = key;
        this.keyId = key.getKeyID();
        this.now = now;
        claim("iat", now.getEpochSecond());
        claim("exp", now.plus(LIFETIME).getEpochSecond());
    }

    public TokenBuilder claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TokenBuilder without(String claim) {
        claims.remove(claim);
        return this;
    }

    public TokenBuilder issuer(String issuer) {
        return claim("iss", issuer);
    }

    public TokenBuilder audience(String audience) {
        return claim("aud", audience).claim("client_id", audience);
    }

    public TokenBuilder scope(String scope) {
        return claim("scope", scope);
    }

    /// A token whose time was over one second ago.
    public TokenBuilder expired() {
        return claim("exp", now.minusSeconds(1).getEpochSecond());
    }

    /// Signed by a key that the issuer does not have, under the id of one that it has.
    public TokenBuilder forged() {
        key = LocalIssuer.drawKey();
        return this;
    }

    /// Signed by a key whose id the issuer does not know.
    public TokenBuilder foreignKey() {
        forged();
        keyId = key.getKeyID();
        return this;
    }

    /// What an ID token looks like: the client as audience, no scope.
    public TokenBuilder idToken() {
        return without("scope").without("client_id").claim("token_use", "id").claim("email", "someone@example.com");
    }

    public String sign() {
        try {
            var jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(),
                    new Payload(claims));
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
