package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.local.oidc.LocalIssuer;
import dev.workspacetokens.local.oidc.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JwtVerifierTest {

    private static final LocalIssuer ISSUER = Gateways.ISSUER_AT_START;
    private static final long NOW = Gateways.START.getEpochSecond();
    private static final RouteAuthorizer.Jwt AUTHORIZER = new RouteAuthorizer.Jwt(ISSUER.url(),
            List.of("client", "another"),
            List.of("things/read", "things/manage"), "$request.header.Authorization");

    private final JwtVerifier verifier = new JwtVerifier(url -> url.equals(ISSUER.url()) ? ISSUER.keys() : new JWKSet(),
            () -> Gateways.START);

    private JwtVerifier.Result verify(UnaryOperator<TokenBuilder> change) {
        return verifier.verify("Bearer " + change.apply(ISSUER.token("ada")).sign(), AUTHORIZER);
    }

    @Test
    void goodTokenIsAcceptedWithItsClaimsAsTexts() {
        var expected = Map.of("sub", "ada", "iss", ISSUER.url(), "aud", "client", "exp", String.valueOf(NOW + 3600),
                "list", "[a b]", "flag", "true");
        assertThat(verify(token -> token.claim("list", List.of("a", "b")).claim("flag", true)))
                .isInstanceOfSatisfying(JwtVerifier.Result.Valid.class,
                        valid -> assertThat(valid.claims()).containsAllEntriesOf(expected));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                change("audience list", token -> token.claim("aud", List.of("x", "another"))),
                change("client_id alone", token -> token.without("aud")),
                change("scp list", token -> token.without("scope").claim("scp", List.of("things/read"))),
                change("one of the scopes", token -> token.scope("a things/read b")),
                change("valid from now", token -> token.claim("nbf", NOW)),
                change("one second left", token -> token.claim("exp", NOW + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whateverTheGatewayAcceptsIsAccepted(String name, UnaryOperator<TokenBuilder> change) {
        assertThat(verify(change)).as(name).isInstanceOf(JwtVerifier.Result.Valid.class);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                change("wrong issuer", token -> token.issuer("http://issuer/")),
                change("no issuer", token -> token.without("iss")),
                change("wrong audience", token -> token.audience("stranger")),
                change("aud counts, not client_id", token -> token.claim("aud", "stranger")),
                change("no audience", token -> token.without("aud").without("client_id")),
                change("expired", TokenBuilder::expired),
                change("expires now", token -> token.claim("exp", NOW)),
                change("no expiry", token -> token.without("exp")),
                change("expiry is a text", token -> token.claim("exp", String.valueOf(NOW + 60))),
                change("not yet valid", token -> token.claim("nbf", NOW + 1)),
                change("issued in the future", token -> token.claim("iat", NOW + 60)),
                change("forged signature", TokenBuilder::forged),
                change("foreign key", TokenBuilder::foreignKey));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void tokenThatIsWrongInOneWayIsRefused(String name, UnaryOperator<TokenBuilder> change) {
        assertThat(verify(change)).as(name).isInstanceOf(JwtVerifier.Result.Invalid.class);
    }

    static Stream<Arguments> withoutScope() {
        return Stream.of(change("no scope", token -> token.without("scope")),
                change("other scope", token -> token.scope("openid")),
                change("part of the scope", token -> token.scope("things/manageall manage")),
                change("ID token", TokenBuilder::idToken));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutScope")
    void genuineTokenWithoutTheScopeIsTooLittle(String name, UnaryOperator<TokenBuilder> change) {
        assertThat(verify(change)).as(name).isEqualTo(new JwtVerifier.Result.InsufficientScope());
    }

    @Test
    void everyChangedCharacterBreaksTheSignature() {
        String token = ISSUER.accessToken("ada");
        int signature = token.lastIndexOf('.') + 1;
        for (int i = signature; i < token.length() - 1; i++) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(verifier.verify(changed, AUTHORIZER)).isInstanceOf(JwtVerifier.Result.Invalid.class);
        }
    }

    @Test
    void signatureByThePublicKeyAsASecretIsRefused() throws JOSEException {
        var jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ISSUER.keys().getKeys().getFirst().getKeyID()).build(),
                new Payload(Map.of("iss", ISSUER.url(), "aud", "client", "exp", NOW + 60, "scope", "things/manage")));
        jws.sign(new MACSigner(ISSUER.keys().toString()));
        assertThat(verifier.verify(jws.serialize(), AUTHORIZER)).isInstanceOf(JwtVerifier.Result.Invalid.class);
    }

    @Test
    void unsignedTokenAndGarbageAreRefused() {
        String none = Base64URL.encode("{\"alg\":\"none\"}") + "."
                + Base64URL.encode("{\"iss\":\"" + ISSUER.url() + "\"}") + ".";
        for (String garbage : List.of("", "Bearer", "a.b.c", "Bearer x", none, "Basic " + ISSUER.accessToken("ada"))) {
            assertThat(verifier.verify(garbage, AUTHORIZER)).as(garbage).isInstanceOf(JwtVerifier.Result.Invalid.class);
        }
    }

    private static Arguments change(String name, UnaryOperator<TokenBuilder> change) {
        return Arguments.of(name, change);
    }
}
