package dev.workspacetokens.domain.token;

/// Where the keys come from that new tokens are made with.
@FunctionalInterface
public interface IssuingKeys {

    /// The keys of this moment, both derived from the same one.
    Current current();

    /// What a token is issued under.
    ///
    /// @param credential that its credential is hashed with
    /// @param tag that its tag is made with
    record Current(CredentialKey credential, TagKey tag) {}
}
