package dev.workspacetokens.domain;

/// Who did something, as it is kept beside what was done.
///
/// @param id the OIDC `sub`
/// @param name the name that the directory had at that moment; never a claim of a token
public record Person(String id, String name) {}
