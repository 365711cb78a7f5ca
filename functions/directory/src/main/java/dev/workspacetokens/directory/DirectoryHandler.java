package dev.workspacetokens.directory;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;

/// The directory API: the SaaS' own backend says who owns what.
///
/// Checks nothing of the caller: the gateway lets only callers in whom IAM allows it.
public final class DirectoryHandler extends HttpApiHandler {

    private final DirectoryRoutes routes;

    public DirectoryHandler() {
        this(Environment.lambda());
    }

    public DirectoryHandler(Environment environment) {
        super(environment);
        routes = DirectoryRoutes.fromEnvironment(environment);
    }

    @Override
    public Answer answer(Request request) {
        return routes.answer(request);
    }

    @Override
    protected String primingRoute() {
        return DirectoryRoutes.GET_WORKSPACE;
    }
}
