package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Events;
import dev.workspacetokens.application.audit.ListEvents;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `GET /workspaces/{workspace}/events`: [what was done in a workspace][ListEvents], newest first.
public final class ListEventsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String TOKEN = "token";
    private static final String ACTOR = "actor";
    private static final String TYPE = "type";
    private static final String AFTER = "after";
    private static final String BEFORE = "before";

    private final HttpApiAdapter adapter;

    public ListEventsHandler() {
        this(Environment.lambda());
    }

    public ListEventsHandler(Environment environment) {
        ListEvents list = new ManagementWiring(environment).listEvents();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(list, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(ListEvents list, Request request) {
        Listing<ListEvents.Query, Page<ListEvents.Shown>> events = list.run(Caller.of(request),
                Caller.workspace(request));
        var span = new Events.Span(time(request, AFTER), time(request, BEFORE));
        Pages pages = Pages.of(request, "events", events.workspace().uid(), request.query(TOKEN).orElse(""),
                request.query(ACTOR).orElse(""), request.query(TYPE).orElse(""), String.valueOf(span.after()),
                String.valueOf(span.before()));
        return pages.answer(events.page(new ListEvents.Query(text(request, TOKEN), text(request, ACTOR), type(request),
                span, pages.request())).map(EventJson::of));
    }

    private static @Nullable EventType type(Request request) {
        return request.query(TYPE)
                .map(id -> EventType.parse(id).orElseThrow(() -> new Unreadable.Malformed(
                        "The query parameter '" + TYPE + "' must be a type of events, such as '"
                                + EventType.TOKEN_CREATED.id() + "'.")))
                .orElse(null);
    }

    private static @Nullable String text(Request request, String name) {
        return request.query(name).orElse(null);
    }

    private static @Nullable Instant time(Request request, String name) {
        return request.time(name).orElse(null);
    }
}
