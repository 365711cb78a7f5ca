package dev.workspacetokens.application;

/// Who asks for a use case.
public sealed interface Actor {

    /// A person who signed in.
    ///
    /// @param sub as the issuer names them; whether it can be a member's id is for the use case to check
    record SignedIn(String sub) implements Actor {}

    /// The SaaS itself, which says who owns what. It is nobody's member.
    ///
    /// @param principal the ARN by which IAM names who signed the request; empty where no signature was checked
    record Saas(String principal) implements Actor {}
}
