package dev.workspacetokens.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the start prints: where everything is, and how to make and use a token.
///
/// @param url of the runner
/// @param policyToPut whether there is no access policy before somebody puts one
/// @param data the folder that keeps the data; null or empty: none
/// @param upstream what stands behind the authorizer; null: nothing
/// @param upstreamUrl where the authorizer stands in front of it
record Welcome(String url, boolean demoData, boolean policyToPut, @Nullable String data, @Nullable Upstream upstream,
        @Nullable String upstreamUrl) {

    private static final Duration SAMPLE_LIFETIME = Duration.ofDays(90);

    @Override
    public String toString() {
        Instant expiry = Instant.now().plus(SAMPLE_LIFETIME).truncatedTo(ChronoUnit.DAYS);
        String people = demoData
                ? "People: ada (owner of acme), max (manager of acme), olga (owner of globex)."
                : "People: ada, max, olga. No demo data.";
        return """

                Workspace Tokens runs on %1$s (Ctrl-C stops it). Data: %4$s.
                The console: open %1$s/ in a browser.
                The contract: %1$s/docs to read and try, %1$s/openapi.json for programs.
                %3$s
                Anyone on this machine is let in: the directory API's AWS signature (SigV4) is not checked locally.
                %7$s
                Log in as ada:
                  JWT=$(curl -s %1$s/local/login -d '{"user":"ada"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                Create a token (it is shown this once):
                  curl -s %1$s/workspaces/acme/tokens -H "Authorization: Bearer $JWT" -H 'Content-Type: application/json' \\
                    -d '{"name":"CI integration","expires_at":"%2$s","roles":{"all_apps":"%5$s"}}'

                %6$s"""
                .formatted(url, expiry, people, data == null || data.isEmpty() ? "in memory" : data,
                        upstream == null ? "developer" : upstream.policy().firstRole(), use(), first());
    }

    /// What the calls below need.
    private String first() {
        String workspace = demoData ? "" : """

                Make a workspace that ada owns:
                  curl -s -X PUT %1$s/directory/workspaces/acme -d '{"title":"Acme"}'
                  curl -s -X PUT %1$s/directory/workspaces/acme/members/ada -d '{"role":"owner","name":"Ada"}'
                """.formatted(url);
        String policy = policyToPut ? """

                Put an access policy, the sample's or your own (then with its roles and paths below), and wait a minute:
                  curl -s -X PUT %s/directory/access-policy -d @shared/lambda/src/main/resources/access-policy.json
                """.formatted(url) : "";
        return workspace + policy;
    }

    private static String misspelt(PolicyFile policy) {
        Set<String> permissions = policy.permissionsThatNoRouteNeeds();
        return permissions.isEmpty()
                ? ""
                : "No route needs " + String.join(", ", permissions) + ": is the name in a role misspelt?\n";
    }

    private String use() {
        if (upstream == null || upstreamUrl == null) {
            return """
                    Use it:
                      curl -s %s/apps -H "Authorization: Bearer <the token>"
                    """.formatted(url);
        }
        return """
                Your server: send what is for %2$s to %1$s, with a token. The example above
                has the first role of your policy. %3$s
                  curl -i %1$s/<a path of your API> -H "Authorization: Bearer <the token>"
                %4$s""".formatted(upstreamUrl, upstream.server(), demoData
                ? "The demo workspace acme has the apps ios-shop, android-shop and web."
                : "The workspace acme of the example has no apps.", misspelt(upstream.policy()));
    }
}
