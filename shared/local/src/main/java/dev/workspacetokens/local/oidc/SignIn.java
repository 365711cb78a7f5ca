package dev.workspacetokens.local.oidc;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The authorization code flow with PKCE for one public client (RFC 6749, RFC 7636). No refresh tokens. It asks each
/// time who is there, unless a request wants no question (`prompt=none` of OpenID Connect): then it is whoever signed
/// in last.
public final class SignIn {

    /// What the token endpoint answers: either tokens, or why not, as an error code of RFC 6749.
    public sealed interface Answer {

        /// An access token for the APIs and an ID token for the client.
        record Tokens(String accessToken, String idToken) implements Answer {
            @Override
            public String toString() {
                return "Tokens";
            }
        }

        /// Nothing.
        record Refused(String error) implements Answer {}
    }

    private record Grant(String user, String name, String challenge, String nonce, Instant until) {}

    private static final Duration LIFETIME_OF_CODES = Duration.ofMinutes(1);
    private static final int BYTES_OF_CODES = 32;

    private final LocalIssuer issuer;
    private final String clientId;
    private final String redirectUri;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    /// @param redirectUri the only place that people are sent back to
    public SignIn(LocalIssuer issuer, String clientId, String redirectUri, RandomGenerator random,
            InstantSource clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.redirectUri = redirectUri;
        this.random = random;
        this.clock = clock;
    }

    /// The `iss` of its answers.
    public String issuer() {
        return issuer.url();
    }

    /// Where people are sent back to.
    public String redirectUri() {
        return redirectUri;
    }

    /// Whether a request comes from the client. If not, nobody may be sent anywhere: this could be somebody's trap.
    public boolean isOfTheClient(Map<String, String> request) {
        return clientId.equals(request.get("client_id")) && redirectUri.equals(request.get("redirect_uri"));
    }

    /// Whether a request to sign out (OpenID Connect RP-Initiated Logout) is right: it shows the ID token of the one
    /// who leaves, as strict issuers demand, and nobody is sent anywhere else than to the client.
    public boolean mayEnd(Map<String, String> request) {
        return clientId.equals(request.getOrDefault("client_id", clientId))
                && redirectUri.equals(request.getOrDefault("post_logout_redirect_uri", redirectUri))
                && issuer.issuedIdToken(request.getOrDefault("id_token_hint", ""));
    }

    /// Why an authorization request is refused, as an error code of RFC 6749, or nothing when it is right.
    public Optional<String> refusal(Map<String, String> request) {
        if (!"code".equals(request.get("response_type"))) {
            return Optional.of("unsupported_response_type");
        }
        return "S256".equals(request.get("code_challenge_method")) && request.containsKey("code_challenge")
                && request.containsKey("state")
                        ? Optional.empty()
                        : Optional.of("invalid_request");
    }

    /// Whether a request wants an answer without a question.
    public boolean isSilent(Map<String, String> request) {
        return "none".equals(request.get("prompt"));
    }

    /// Begins a session of somebody who signed in. Its name is what their browser keeps.
    public String begin(String user) {
        String session = draw();
        sessions.put(session, user);
        return session;
    }

    /// Whose session this is, or nothing where it is none.
    public Optional<String> user(String session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /// Ends a session.
    public void end(String session) {
        sessions.remove(session);
    }

    /// A code for somebody who signed in with a right request; good for one minute, once.
    public String code(Map<String, String> request, String user, String name) {
        String code = draw();
        Instant now = clock.instant();
        grants.values().removeIf(grant -> !now.isBefore(grant.until()));
        grants.put(code, new Grant(user, name, request.getOrDefault("code_challenge", ""),
                request.getOrDefault("nonce", ""), now.plus(LIFETIME_OF_CODES)));
        return code;
    }

    /// What the token endpoint answers. A code is spent by the first request that names it, whether that is right
    /// or not.
    public Answer redeem(Map<String, String> request) {
        if (!"authorization_code".equals(request.get("grant_type"))) {
            return new Answer.Refused("unsupported_grant_type");
        }
        Grant grant = grants.remove(request.getOrDefault("code", ""));
        if (!isOfTheClient(request) || grant == null || !clock.instant().isBefore(grant.until())
                || !Objects.equals(grant.challenge(), challenge(request.getOrDefault("code_verifier", "")))) {
            return new Answer.Refused("invalid_grant");
        }
        TokenBuilder idToken = issuer.token(grant.user()).without("scope").without("client_id")
                .claim("token_use", "id").claim("name", grant.name());
        return new Answer.Tokens(issuer.accessToken(grant.user()),
                (grant.nonce().isEmpty() ? idToken : idToken.claim("nonce", grant.nonce())).sign());
    }

    private String draw() {
        var bytes = new byte[BYTES_OF_CODES];
        random.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII))).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
