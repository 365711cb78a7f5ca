package dev.workspacetokens.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.CheckedPolicy;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.lambda.AccessPolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An access policy that somebody wrote into a file, and that is valid.
public final class PolicyFile {

    /// Between the steps to a place, for people to read: a JSON pointer writes the slash of a route as `~1`.
    static final String IN = " > ";

    private final Path file;
    private final String json;
    private final AccessPolicy policy;
    private final Map<String, DraftApi> apis;

    private PolicyFile(Path file, String json, CheckedPolicy.Valid checked) {
        this.file = file;
        this.json = json;
        this.policy = checked.policy();
        this.apis = checked.draft().apis();
    }

    /// Reads and checks it.
    ///
    /// @throws CannotStartException when there is no such file, or with all that is wrong in it, a line each
    public static PolicyFile read(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            byte[] json = Files.readAllBytes(file);
            return switch (AccessPolicyReader.read(json)) {
                case CheckedPolicy.Valid valid ->
                    new PolicyFile(file, new String(json, StandardCharsets.UTF_8), valid);
                case CheckedPolicy.Invalid invalid -> throw refused(file,
                        Stream.concat(invalid.violations().stream()
                                .map(one -> String.join(IN, one.path()) + " " + one.detail()), line(json).stream())
                                .toList());
            };
        } catch (InvalidPathException | IOException e) {
            throw new CannotStartException("POLICY=" + name + " is no file that can be read ("
                    + e.getClass().getSimpleName() + "): name the file with the access policy of your API.");
        }
    }

    /// Where it stops being JSON.
    private static Optional<String> line(byte[] json) throws IOException {
        try {
            new ObjectMapper().readTree(json);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("in line " + e.getLocation().getLineNr() + " or the one before");
        }
    }

    /// The document, as it was written.
    String json() {
        return json;
    }

    /// What is said when the directory API refuses it.
    ///
    /// @param errors each with its place
    CannotStartException refused(List<String> errors) {
        return refused(file, errors);
    }

    private static CannotStartException refused(Path file, List<String> errors) {
        return new CannotStartException(file + " is no valid access policy:"
                + errors.stream().map(error -> "\n  " + error.strip()).collect(Collectors.joining()));
    }

    /// The first of its roles, for an example.
    String firstRole() {
        return policy.roles().iterator().next().id();
    }

    /// What roles may do and no route needs: as often as not a word that is misspelt.
    Set<String> permissionsThatNoRouteNeeds() {
        Set<String> all = policy.roles().stream().flatMap(role -> role.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        apis.values().stream().flatMap(api -> api.routes().values().stream()).filter(Objects::nonNull)
                .map(need -> Objects.requireNonNullElse(need.permission(), String.valueOf(need.workspace())))
                .forEach(all::remove);
        return all;
    }

    /// Refuses an API that has no path match: in front of a server there is one route for every path.
    void requirePathMatch(String name) {
        DraftApi api = apis.get(name);
        if (api == null) {
            throw new CannotStartException("UPSTREAM_API=" + name + " is no API of " + file + ": it has "
                    + (apis.isEmpty() ? "none" : String.join(", ", apis.keySet())) + ".");
        }
        if (!DraftApi.PATH.equals(api.match())) {
            throw new CannotStartException("the API " + name + " of " + file + " is matched by route, and in front of a"
                    + " server there is one route for every path: give it \"match\": \"path\" and \"base_paths\":"
                    + " [\"/\"].");
        }
    }
}
