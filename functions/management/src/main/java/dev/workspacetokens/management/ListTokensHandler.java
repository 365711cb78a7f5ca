package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.token.ListTokens;
import dev.workspacetokens.application.token.TokenSummary;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.token.WorkspaceToken.Status;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;
import org.jspecify.annotations.Nullable;

/// `GET /workspaces/{workspace}/tokens`: [the tokens of a workspace][ListTokens], newest first.
public final class ListTokensHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public ListTokensHandler() {
        this(Environment.lambda());
    }

    public ListTokensHandler(Environment environment) {
        ListTokens list = new ManagementWiring(environment).listTokens();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(list, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(ListTokens list, Request request) {
        Listing<ListTokens.Query, TokenSummary> tokens = list.run(Caller.of(request), Caller.workspace(request));
        Status status = status(request);
        String name = request.query("name").orElse("");
        Pages pages = Pages.of(request, "tokens", tokens.workspace().uid(), request.query("status").orElse(""), name);
        return pages.answer(
                tokens.page(new ListTokens.Query(status, name, pages.request())).map(TokenJson::summary));
    }

    private static @Nullable Status status(Request request) {
        return switch (request.query("status").orElse("")) {
            case "" -> null;
            case "active" -> Status.ACTIVE;
            case "disabled" -> Status.DISABLED;
            case "expired" -> Status.EXPIRED;
            default -> throw new Unreadable.Malformed(
                    "The query parameter 'status' must be 'active', 'disabled' or 'expired'.");
        };
    }
}
