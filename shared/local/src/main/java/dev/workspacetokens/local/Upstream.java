package dev.workspacetokens.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/// An engineer's own server that the runner puts the authorizer in front of.
///
/// @param server where it listens, without a path
/// @param policy of its routes
/// @param api the API of the policy that it is
/// @param port where the runner listens for it on 127.0.0.1; 0: any that is free
public record Upstream(URI server, PolicyFile policy, String api, int port) {

    static final String SERVER = "UPSTREAM";
    static final String POLICY = "POLICY";
    static final String API = "UPSTREAM_API";
    static final String PORT = "UPSTREAM_PORT";

    private static final int DEFAULT_PORT = 3001;

    /// @throws CannotStartException when the policy has no such API, or tells its routes apart by the gateway
    public Upstream {
        policy.requirePathMatch(api);
    }

    /// What the variables of a process ask for; nothing when `UPSTREAM` is not set.
    ///
    /// @throws CannotStartException when one of them cannot be understood
    static Optional<Upstream> of(Map<String, String> environment) {
        String server = environment.getOrDefault(SERVER, "");
        String policy = environment.getOrDefault(POLICY, "");
        if (server.isEmpty()) {
            if (!policy.isEmpty()) {
                throw new CannotStartException("POLICY is set and UPSTREAM is not: set it to where your server listens,"
                        + " such as UPSTREAM=http://localhost:8080.");
            }
            return Optional.empty();
        }
        URI address = address(server);
        if (policy.isEmpty()) {
            throw new CannotStartException(
                    "UPSTREAM is set and POLICY is not: set it to the file with the access policy of your API.");
        }
        return Optional.of(new Upstream(address, PolicyFile.read(policy), environment.getOrDefault(API, "default"),
                Ports.of(PORT, environment.getOrDefault(PORT, ""), DEFAULT_PORT)));
    }

    private static URI address(String text) {
        try {
            var uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            String path = uri.getRawPath();
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && (path.isEmpty() || path.equals("/"))
                    && uri.getPort() != 0 && uri.getPort() <= Ports.LAST) {
                return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (URISyntaxException _) {
            // the same sentence
        }
        throw new CannotStartException(SERVER + "=" + text + " is no address of a server: it is http:// or https://,"
                + " a host and perhaps a port, such as http://localhost:8080.");
    }
}
