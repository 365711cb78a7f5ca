package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.domain.token.WorkspaceToken.Status;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/// `GET /workspaces/{workspace}/tokens`: the tokens of a workspace, newest first.
public final class ListTokensHandler extends HttpApiHandler {

    private final Management management;

    public ListTokensHandler() {
        this(Environment.lambda());
    }

    public ListTokensHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        Instant now = management.now();
        String status = request.query("status").orElse("");
        String name = request.query("name").orElse("");
        Predicate<WorkspaceToken> filter = withStatus(status, now);
        if (!name.isEmpty()) {
            var search = new CaselessSearch(name);
            filter = filter.and(token -> search.finds(token.name()));
        }
        Pages pages = Pages.of(request, "tokens", owner.workspace().uid(), status, name);
        Page<WorkspaceToken> page = management.tokens().list(owner.workspace().slug(), filter, pages.request());
        TokenContext context = management.context(owner, page.items());
        Map<TokenId, Map<String, Integer>> counts = management.counts(owner, page.items());
        return pages.answer(page.map(
                token -> TokenJson.summary(token, counts.getOrDefault(token.id(), Map.of()), context)));
    }

    private static Predicate<WorkspaceToken> withStatus(String status, Instant now) {
        return switch (status) {
            case "" -> _ -> true;
            case "active" -> token -> token.status(now) == Status.ACTIVE;
            case "expired" -> token -> token.status(now) == Status.EXPIRED;
            default -> throw new Refusal.Malformed("The query parameter 'status' must be 'active' or 'expired'.");
        };
    }
}
