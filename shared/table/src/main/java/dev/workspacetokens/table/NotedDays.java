package dev.workspacetokens.table;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an execution environment noted on which day, so that it is noted once. It forgets what was not asked for the
/// longest when it holds too much: then it is noted once more. Safe for concurrent use.
final class NotedDays {

    private static final int REMEMBERED = 10_000;

    private final Map<String, LocalDate> noted = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LocalDate> eldest) {
            return size() > REMEMBERED;
        }
    });

    /// Whether it was noted on this day.
    boolean has(String what, LocalDate day) {
        return day.equals(noted.get(what));
    }

    /// Remembers that it was.
    void add(String what, LocalDate day) {
        noted.put(what, day);
    }
}
