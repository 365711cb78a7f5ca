package dev.workspacetokens.http;

import dev.workspacetokens.domain.Violation;
import java.util.List;

/// A request that cannot be read, whatever its values would mean. Holds nothing of the request but names of fields.
public abstract sealed class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Unreadable(String detail) {
        super(detail, null, false, false);
    }

    /// What was wrong, for the caller to read.
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /// Its shape is wrong.
    public static final class Malformed extends Unreadable {
        private static final long serialVersionUID = 1;
        private final transient List<Violation> violations;

        public Malformed(String detail) {
            this(detail, List.of());
        }

        public Malformed(String detail, List<Violation> violations) {
            super(detail);
            this.violations = List.copyOf(violations);
        }

        /// Every place whose shape is wrong; empty when the request as a whole is.
        public List<Violation> violations() {
            return violations;
        }
    }

    /// Its body is larger than the service reads.
    public static final class TooLarge extends Unreadable {
        private static final long serialVersionUID = 1;

        public TooLarge(String detail) {
            super(detail);
        }
    }
}
