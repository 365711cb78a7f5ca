package dev.workspacetokens.application;

import dev.workspacetokens.domain.DisplayText;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects every value of a request that is not allowed, so that a caller hears of all of them at once.
public final class Violations {

    private final List<Violation> noted = new ArrayList<>();

    /// Notes an objection to a value, if there is one.
    ///
    /// @param path of the value in the request, as [Violation] has it
    public void note(List<String> path, Optional<String> objection) {
        objection.ifPresent(detail -> note(path, detail));
    }

    /// A name or a title as it is kept; notes an objection to it.
    public String text(List<String> path, String wanted) {
        return text(path, wanted, 1, DisplayText.MAX_LENGTH);
    }

    /// The same of a text of another length.
    ///
    /// @param least the fewest characters
    /// @param most the most characters
    public String text(List<String> path, String wanted, int least, int most) {
        String trimmed = DisplayText.trim(wanted);
        note(path, DisplayText.objection(trimmed, least, most));
        return trimmed;
    }

    /// Notes an objection to a value.
    public void note(List<String> path, String detail) {
        noted.add(new Violation(path, detail));
    }

    /// Notes what others did.
    public void note(Violations others) {
        noted.addAll(others.noted);
    }

    /// Whether nothing was noted.
    public boolean isEmpty() {
        return noted.isEmpty();
    }

    /// Ends the checks.
    ///
    /// @throws Refusal.Invalid with everything that was noted
    public void refuseIfAny() {
        if (!noted.isEmpty()) {
            throw new Refusal.Invalid(noted);
        }
    }
}
