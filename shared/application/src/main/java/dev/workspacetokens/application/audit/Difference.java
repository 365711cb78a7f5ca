package dev.workspacetokens.application.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One thing that is different after a change.
///
/// @param what such as `name`; where several things were changed at once, the id of one of them
/// @param before null where there was nothing
/// @param after null where there is nothing
public record Difference(String what, @Nullable String before, @Nullable String after) {

    /// Collects differences.
    public static final class Builder {

        private final List<Difference> noted = new ArrayList<>();

        /// Notes one, where there is any.
        public Builder add(String what, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                noted.add(new Difference(what, text(before), text(after)));
            }
            return this;
        }

        /// Notes those between two maps, in the order of their keys.
        ///
        /// @param prefix of what each is called
        public Builder addEach(String prefix, Map<String, String> before, Map<String, String> after) {
            var keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            keys.forEach(key -> add(prefix + key, before.get(key), after.get(key)));
            return this;
        }

        /// Notes those of another one.
        public Builder addAll(Builder others) {
            noted.addAll(others.noted);
            return this;
        }

        /// How many were noted.
        public int size() {
            return noted.size();
        }

        /// Those that were noted.
        public List<Difference> list() {
            return List.copyOf(noted);
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    /// None yet.
    public static Builder differences() {
        return new Builder();
    }
}
