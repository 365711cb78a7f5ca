package dev.workspacetokens.testing;

/// Holds the one backend of the JVM. The system property `backend` says which it is.
final class SharedBackend {

    static final Backend INSTANCE = onLocalStack() ? LocalStackBackend.start() : EmbeddedBackend.start();

    private SharedBackend() {}

    static boolean onLocalStack() {
        return switch (System.getProperty("backend", "embedded")) {
            case "embedded" -> false;
            case "localstack" -> true;
            default -> throw new IllegalStateException("the system property backend is embedded or localstack");
        };
    }
}
