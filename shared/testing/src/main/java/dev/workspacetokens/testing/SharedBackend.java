package dev.workspacetokens.testing;

/// Holds the one backend of the JVM. The system property `backend` says which it is.
final class SharedBackend {

    /// A class of its own: whoever only asks which backend it is must not start one.
    private static final class Started {
        static final Backend INSTANCE = onLocalStack() ? LocalStackBackend.start() : EmbeddedBackend.start();
    }

    private SharedBackend() {}

    /// The backend, started when it is first asked for.
    static Backend instance() {
        return Started.INSTANCE;
    }

    static boolean onLocalStack() {
        return switch (System.getProperty("backend", "embedded")) {
            case "embedded" -> false;
            case "localstack" -> true;
            default -> throw new IllegalStateException("the system property backend is embedded or localstack");
        };
    }
}
