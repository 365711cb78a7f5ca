package dev.workspacetokens.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.workspacetokens.emulators.RouteAuthorizer;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks a JWT as the JWT authorizer of an HTTP API does: an RSA signature by a key of the issuer, issuer, audience
/// (`aud`, or `client_id` where it has no `aud`), `exp`, `nbf`, `iat`, and at least one of the route's scopes.
public final class JwtVerifier {

    /// What became of a token.
    public sealed interface Result {

        /// It is genuine, in time, for this audience and in scope.
        ///
        /// @param claims all claims, as texts
        record Valid(Map<String, String> claims) implements Result {}

        /// It is not.
        ///
        /// @param reason what the `www-authenticate` header says
        record Invalid(String reason) implements Result {}

        record InsufficientScope() implements Result {}
    }

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512);

    private final Function<String, JWKSet> keys;
    private final InstantSource clock;

    /// A verifier.
    ///
    /// @param keys the key set of an issuer
    public JwtVerifier(Function<String, JWKSet> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Checks what stood in the identity source: a token, or `Bearer` and a token.
    public Result verify(String value, RouteAuthorizer.Jwt authorizer) {
        try {
            JWSObject jws = JWSObject.parse(value.replaceFirst("(?i)^Bearer +", ""));
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            String wrong = claims == null ? "the token has no claims" : wrong(jws, claims, authorizer);
            if (claims == null || wrong != null) {
                return new Result.Invalid(String.valueOf(wrong));
            }
            boolean inScope = authorizer.scopes().isEmpty()
                    || authorizer.scopes().stream().anyMatch(scopes(claims)::contains);
            return inScope ? new Result.Valid(texts(claims)) : new Result.InsufficientScope();
        } catch (ParseException | JOSEException e) {
            return new Result.Invalid("the token is malformed");
        }
    }

    private @Nullable String wrong(JWSObject jws, Map<String, Object> claims, RouteAuthorizer.Jwt authorizer)
            throws JOSEException {
        if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
            return "signing method is invalid";
        }
        JWK key = jws.getHeader().getKeyID() == null
                ? null
                : keys.apply(authorizer.issuer()).getKeyByKeyId(jws.getHeader().getKeyID());
        if (key == null) {
            return "unable to find the signing key";
        }
        if (!jws.verify(new RSASSAVerifier(key.toRSAKey()))) {
            return "the signature is invalid";
        }
        if (!authorizer.issuer().equals(claims.get("iss"))) {
            return "issuer does not match";
        }
        if (audience(claims).stream().noneMatch(authorizer.audience()::contains)) {
            return "the token does not have a valid audience";
        }
        return wrongTime(claims);
    }

    private @Nullable String wrongTime(Map<String, Object> claims) {
        double now = clock.millis() / 1000.0;
        if (!(claims.get("exp") instanceof Number expires) || now >= expires.doubleValue()) {
            return "the token has expired";
        }
        if (claims.get("nbf") instanceof Number notBefore && now < notBefore.doubleValue()) {
            return "the token is not valid yet";
        }
        return claims.get("iat") instanceof Number issued && now < Math.floor(issued.doubleValue())
                ? "the token was issued in the future"
                : null;
    }

    private static List<String> audience(Map<String, Object> claims) {
        return switch (claims.getOrDefault("aud", claims.getOrDefault("client_id", List.of()))) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }

    private static List<String> scopes(Map<String, Object> claims) {
        return switch (claims.getOrDefault("scope", claims.getOrDefault("scp", ""))) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object text -> List.of(text.toString().split(" "));
        };
    }

    /// All values as texts, lists in brackets, as events carry them.
    private static Map<String, String> texts(Map<String, Object> claims) {
        var texts = new LinkedHashMap<String, String>();
        claims.forEach((name, value) -> texts.put(name, value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(value)));
        return texts;
    }
}
