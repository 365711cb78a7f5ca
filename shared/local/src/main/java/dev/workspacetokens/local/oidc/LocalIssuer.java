package dev.workspacetokens.local.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// An OpenID Connect issuer: a discovery document, a key set, and real signed access tokens (RS256).
///
/// It asks nobody for a password: whoever can reach this machine's loopback interface is whom they say they are. Not
/// for production.
public final class LocalIssuer {

    private static final int KEY_BITS = 2048;

    /// A class of its own: the key is drawn when it is first asked for.
    private static final class OfThisProcess {
        static final RSAKey KEY = drawKey();
    }

    private final String url;
    private final String clientId;
    private final String scope;
    private final RSAKey key;
    private final InstantSource clock;

    /// An issuer.
    ///
    /// @param url what tokens have as `iss`
    /// @param clientId what they have as `aud` and `client_id`
    /// @param scope what they have as `scope`
    public LocalIssuer(String url, String clientId, String scope, RSAKey key, InstantSource clock) {
        this.url = url;
        this.clientId = clientId;
        this.scope = scope;
        this.key = key;
        this.clock = clock;
    }

    /// The signing key of every runner in this process. A token of one is no good for another, which has another URL;
    /// and to draw a key takes longer than all else that a runner does at its start.
    public static RSAKey keyOfThisProcess() {
        return OfThisProcess.KEY;
    }

    /// Draws a signing key.
    public static RSAKey drawKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return url;
    }

    /// The public keys, as the gateway fetches them.
    public JWKSet keys() {
        return new JWKSet(List.of(key.toPublicJWK()));
    }

    /// The discovery document (`/.well-known/openid-configuration`).
    public String discovery() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
                "end_session_endpoint":"%1$s/logout","jwks_uri":"%1$s/jwks.json",\
                "scopes_supported":["openid","workspace-tokens/manage"],"response_types_supported":["code"],\
                "grant_types_supported":["authorization_code"],"code_challenge_methods_supported":["S256"],\
                "token_endpoint_auth_methods_supported":["none"],\
                "authorization_response_iss_parameter_supported":true,\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"""
                .formatted(url);
    }

    /// Says whether this is an ID token of this issuer for this client, be it expired or not: such a one is shown by
    /// whoever signs out.
    boolean issuedIdToken(String token) {
        try {
            JWSObject jws = JWSObject.parse(token);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            return JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm())
                    && jws.verify(new RSASSAVerifier(key.toRSAPublicKey())) && claims != null
                    && "id".equals(claims.get("token_use")) && clientId.equals(claims.get("aud"));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /// An access token that the gateway accepts, for one hour.
    public String accessToken(String subject) {
        return token(subject).sign();
    }

    /// A token that is right in everything, to be made wrong where a test wants it.
    public TokenBuilder token(String subject) {
        return new TokenBuilder(key, clock.instant()).claim("sub", subject).claim("iss", url)
                .claim("aud", clientId).claim("client_id", clientId).claim("scope", scope).claim("token_use", "access");
    }
}
