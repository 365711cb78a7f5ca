package dev.workspacetokens.http;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.lambda.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The one place where what went wrong becomes an answer: a problem document (RFC 9457).
///
/// A refusal is told in its own words. Anything else is told in ours, and never with its own message.
final class Problems {

    private static final String TYPE_PREFIX = "urn:workspace-tokens:problem:";
    private static final String RETRY_AFTER = "retry-after";
    private static final String RETRY_SECONDS = "2";
    private static final String NO_ANSWER = "A service behind this one does not answer.";
    private static final String BROKEN = "What is stored was changed from outside this service. Its operators are told.";
    /// A body of 1 MiB can hold so many mistakes that the answer would be more than Lambda returns (6 MB).
    private static final int MAX_ERRORS = 1_000;

    /// What looks like a token, also like one without its last six characters, wherever a caller may have put one by
    /// mistake: a slug, a field's name.
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{54,}");

    private Problems() {}

    /// The answer to a request that ended with this exception.
    ///
    /// Whatever sends a change says by [Refusal.Uncertain] that it may have been made. So behind any other failure
    /// nothing was changed, which is worth telling to whoever asked for a change.
    ///
    /// @param change whether the request was for one
    static Answer of(RuntimeException e, boolean change) {
        return switch (e) {
            case Refusal refusal -> of(refusal, change);
            case Unreadable unreadable -> of(unreadable);
            case SealRefused _ -> unavailable(BROKEN, change);
            default -> Failures.ofService(e)
                    ? unavailable(NO_ANSWER, change)
                    : problem(500, "internal", "Internal error", "Something went wrong here.", List.of());
        };
    }

    /// Says whether somebody should look into it: it was neither the caller's doing nor this service's decision.
    static boolean unexpected(RuntimeException e) {
        return !(e instanceof Refusal || e instanceof Unreadable) || e instanceof Refusal.Unavailable
                || e instanceof Refusal.Uncertain;
    }

    private static Answer of(Refusal refusal, boolean change) {
        String detail = refusal.detail();
        return switch (refusal) {
            case Refusal.NotFound _ -> problem(404, "not-found", "Not found", detail, List.of());
            case Refusal.Forbidden _ -> problem(403, "forbidden", "Forbidden", detail, List.of());
            case Refusal.Invalid i -> problem(422, "invalid", "Invalid values", detail, i.violations());
            case Refusal.Outdated _ ->
                problem(412, "precondition-failed", "Precondition failed", detail, List.of());
            case Refusal.Conflict _ -> problem(409, "conflict", "Conflict", detail, List.of());
            case Refusal.Unavailable _ -> unavailable(detail, change);
            case Refusal.Uncertain _ -> problem(503, "outcome-unknown", "Outcome unknown",
                    detail + " It is not known whether it was changed. Repeat the call with its Idempotency-Key, if it had one, or look"
                            + " before you try again.",
                    List.of())
                    .with(RETRY_AFTER, RETRY_SECONDS);
        };
    }

    private static Answer of(Unreadable unreadable) {
        String detail = unreadable.detail();
        return switch (unreadable) {
            case Unreadable.Malformed m -> problem(400, "malformed", "Malformed request", detail, m.violations());
            case Unreadable.TooLarge _ -> problem(413, "too-large", "Payload too large", detail, List.of());
        };
    }

    private static Answer unavailable(String detail, boolean change) {
        return problem(503, "unavailable", "Temporarily unavailable",
                detail + (change ? " Nothing was changed." : "") + " Try again.", List.of())
                .with(RETRY_AFTER, RETRY_SECONDS);
    }

    private static Answer problem(int status, String type, String title, String detail, List<Violation> violations) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE_PREFIX + type);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", redacted(detail));
        if (!violations.isEmpty()) {
            problem.put("errors", violations.stream().limit(MAX_ERRORS).map(Problems::error).toList());
        }
        return Answer.json(status, "application/problem+json", problem);
    }

    private static String redacted(String text) {
        return TOKEN.matcher(text).replaceAll("***");
    }

    private static Map<String, Object> error(Violation violation) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("pointer", redacted(JsonPointer.of(violation.path())));
        error.put("detail", violation.detail());
        return error;
    }
}
