package dev.workspacetokens.acceptance.smoke;

import dev.workspacetokens.acceptance.smoke.Ledger.Sighting;
import dev.workspacetokens.acceptance.system.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// Writes down for each row that a test [Shows] whether it was seen, and what was answered meanwhile: requests and
/// statuses, which hold no secret.
final class LedgerKeeper implements BeforeEachCallback, AfterEachCallback {

    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

    void answered(Reply reply) {
        answers.add(reply.request() + " → " + reply.status());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        answers.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Shows shows = context.getRequiredTestMethod().getAnnotation(Shows.class);
        if (shows != null) {
            ended(List.of(shows.value()), context.getExecutionException());
        }
    }

    /// A row that two tests show is seen when both have passed.
    ///
    /// @param failure of the test, which is told elsewhere; why a test was not done is told here
    void ended(List<String> rows, Optional<Throwable> failure) {
        String answered = String.join(", ", answers);
        String all = failure.filter(TestAbortedException.class::isInstance).map(Throwable::getMessage)
                .orElse(answered.isEmpty() ? "nothing was answered" : answered);
        rows.forEach(row -> sightings.merge(row, new Sighting(failure.isEmpty(), all),
                (one, other) -> new Sighting(one.seen() && other.seen(), one.answers() + ", " + other.answers())));
    }

    Map<String, Sighting> sightings() {
        return Map.copyOf(sightings);
    }
}
