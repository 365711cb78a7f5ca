package dev.workspacetokens.application.audit;

import java.util.Optional;

/// What an event is found by.
///
/// @param trail the uid of the workspace in whose trail it is, or [#DEPLOYMENT]
/// @param id of the event
public record EventKey(String trail, String id) {

    /// The trail of what concerns no workspace.
    public static final String DEPLOYMENT = "-";

    /// The key of an event.
    public static EventKey of(Event event) {
        return new EventKey(event.deed().workspace() == null ? DEPLOYMENT : event.deed().workspace().uid(), event.id());
    }

    /// Reads what [#toString()] wrote; nothing when the text is no key.
    public static Optional<EventKey> parse(String text) {
        int end = text.indexOf('#');
        return end < 1 || end == text.length() - 1
                ? Optional.empty()
                : Optional.of(new EventKey(text.substring(0, end), text.substring(end + 1)));
    }

    /// As sealed rows and messages name it.
    @Override
    public String toString() {
        return trail + '#' + id;
    }
}
