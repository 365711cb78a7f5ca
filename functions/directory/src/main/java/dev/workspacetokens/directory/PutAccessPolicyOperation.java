package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.PutAccessPolicy;
import dev.workspacetokens.application.feed.PutAccessPolicy.Outcome;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.CheckedPolicy;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.EntityTags;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;
import dev.workspacetokens.lambda.AccessPolicyReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `PUT /directory/access-policy`: [puts an access policy in force][PutAccessPolicy]. The body is the policy itself.
record PutAccessPolicyOperation(PutAccessPolicy put) implements Operation {

    private static final String DRY_RUN = "dry_run";
    private static final String DROP_ROLE = "drop_role";

    @Override
    public Answer answer(Request request) {
        boolean dryRun = flag(request);
        EntityTags.check(request);
        Set<String> dropped = request.query(DROP_ROLE).map(PutAccessPolicyOperation::parts).orElse(Set.of());
        byte[] body = request.body();
        CheckedPolicy.Valid policy = switch (AccessPolicyReader.read(body)) {
            case CheckedPolicy.Valid valid -> valid;
            case CheckedPolicy.Invalid(var violations, var misshapen) when misshapen ->
                throw new Unreadable.Malformed("The body does not have the expected shape.", violations);
            case CheckedPolicy.Invalid(var violations, _) -> throw new Refusal.Invalid(violations);
        };
        Outcome outcome = put.run(SaasCaller.of(request), EntityTags.expected(request).orElse(_ -> true),
                new PutAccessPolicy.Command(new String(body, StandardCharsets.UTF_8), policy.draft(), dryRun,
                        dropped));
        Answer answer = Answer.data(!dryRun && outcome.version() == 1 ? 201 : 200, DirectoryJson.of(outcome));
        return outcome.version() == 0 ? answer : answer.with("etag", EntityTags.of(outcome.version()));
    }

    /// API Gateway joins a parameter that is sent twice by commas.
    private static Set<String> parts(String roles) {
        return Arrays.stream(roles.split(",", -1)).map(String::strip).filter(role -> !role.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean flag(Request request) {
        return switch (request.query(DRY_RUN).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unreadable.Malformed("The query does not have the expected shape.",
                    List.of(new Violation(List.of(DRY_RUN), "must be 'true' or 'false'")));
        };
    }
}
