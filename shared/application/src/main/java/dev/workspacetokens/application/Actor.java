package dev.workspacetokens.application;

/// Who asks for a use case.
public sealed interface Actor {

    /// A person who signed in.
    ///
    /// @param sub as the issuer names them; whether it can be a member's id is for the use case to check
    record SignedIn(String sub) implements Actor {}
}
