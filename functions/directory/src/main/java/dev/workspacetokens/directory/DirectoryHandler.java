package dev.workspacetokens.directory;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.HttpApiHandler;

/// The directory API: the SaaS' own backend says who owns what.
///
/// Checks nothing of the caller: the gateway lets only callers in whom IAM allows it.
public final class DirectoryHandler extends HttpApiHandler {

    /// As Lambda makes it.
    public DirectoryHandler() {
        this(Environment.lambda());
    }

    /// As the local runner and the tests make it.
    public DirectoryHandler(Environment environment) {
        super(DirectoryRoutes.fromEnvironment(environment));
    }
}
