package dev.workspacetokens.testing;

/// What is asked of a container engine before the first container.
interface ContainerEngine {

    /// Says whether an engine answers at all.
    ///
    /// @throws RuntimeException when one does, but lacks what it needs; the message says what
    boolean answers();

    /// Says whether the image is on this machine.
    boolean has(String image);

    /// Fetches the image, which takes minutes, or half a minute when nothing comes.
    ///
    /// @throws RuntimeException when it cannot be fetched; the message says why
    void pull(String image);
}
