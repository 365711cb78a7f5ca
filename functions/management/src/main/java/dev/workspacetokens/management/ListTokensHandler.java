package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.token.ListTokens;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// `GET /workspaces/{workspace}/tokens`: [the tokens of a workspace][ListTokens].
public final class ListTokensHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public ListTokensHandler() {
        this(Environment.lambda());
    }

    public ListTokensHandler(Environment environment) {
        ListTokens list = new ManagementWiring(environment).listTokens();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(list, request, environment.clock()));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(ListTokens list, Request request, InstantSource clock) {
        Listing<ListTokens.Query, ListTokens.Found> tokens = list.run(Caller.of(request), Caller.workspace(request));
        TokenSelection wanted = TokenSelection.of(request, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Pages pages = wanted.pages(request, tokens.workspace().uid());
        ListTokens.Found found = tokens.page(
                new ListTokens.Query(wanted.filter(), wanted.sort(), wanted.totals(), pages.request()));
        return pages.answer(found.page().map(TokenJson::summary), TokenSelection.beside(found.totals()));
    }
}
