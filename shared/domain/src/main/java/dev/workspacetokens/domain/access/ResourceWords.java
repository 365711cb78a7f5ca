package dev.workspacetokens.domain.access;

/// What an app is called in the SaaS whose policy this is, for people to read: `project` and `projects`, say.
///
/// @param one the word for one app
/// @param many the word for several
public record ResourceWords(String one, String many) {

    /// What an app is called by itself.
    public static final ResourceWords APPS = new ResourceWords("app", "apps");
}
