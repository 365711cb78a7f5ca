package dev.workspacetokens.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A caller's request that is refused, with a text that the caller may read.
///
/// Each kind becomes an answer in one place, the layer that talks to callers. A refusal never holds a secret or an
/// internal message.
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Refusal(String detail) {
        this(detail, null);
    }

    private Refusal(String detail, @Nullable Throwable cause) {
        super(detail, cause, false, false);
    }

    /// What was wrong, for the caller to read.
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /// What was asked for does not exist, or the caller may not know that it does.
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1;

        public NotFound(String detail) {
            super(detail);
        }
    }

    /// The caller is known and may not do this.
    public static final class Forbidden extends Refusal {
        private static final long serialVersionUID = 1;

        public Forbidden(String detail) {
            super(detail);
        }
    }

    /// The request was understood, and some of its values are not allowed.
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1;
        private final transient List<Violation> violations;

        public Invalid(List<Violation> violations) {
            super("Some values are not allowed.");
            this.violations = List.copyOf(violations);
        }

        /// Every value that is not allowed, never only the first.
        public List<Violation> violations() {
            return violations;
        }
    }

    /// The caller named the version it knows, and that is not the present one.
    public static final class Outdated extends Refusal {
        private static final long serialVersionUID = 1;

        public Outdated(String detail) {
            super(detail);
        }
    }

    /// What exists now stands against it; nothing was changed.
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1;

        public Conflict(String detail) {
            super(detail);
        }
    }

    /// A service behind this one does not answer for now; the same request may succeed later. Nothing was changed.
    public static final class Unavailable extends Refusal {
        private static final long serialVersionUID = 1;

        public Unavailable(String detail) {
            super(detail);
        }
    }

    /// A change was sent and nobody heard whether it was made, or some of its steps were made and not all.
    public static final class Uncertain extends Refusal {
        private static final long serialVersionUID = 1;

        /// @param cause why it is not known, for operators
        public Uncertain(String detail, Throwable cause) {
            super(detail, cause);
        }
    }
}
