package dev.workspacetokens.domain.token;

/// The keys of this deployment that tags are checked with: the active one and the retired ones.
@FunctionalInterface
public interface TagKeys {

    /// Says whether the token's tag was made with one of the keys, which means that this deployment issued the token.
    /// Reads nothing of the token's.
    ///
    /// @throws RuntimeException when none of the keys at hand made it while another one is missing: nobody knows then
    boolean made(TokenSecret token);
}
