package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.Directory;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `GET /workspaces`: the caller's workspaces, with what the caller is in each.
public final class ListWorkspacesHandler extends HttpApiHandler {

    private final Directory directory;

    public ListWorkspacesHandler() {
        this(Environment.lambda());
    }

    public ListWorkspacesHandler(Environment environment) {
        super(environment);
        this.directory = new Management(environment).directory();
    }

    @Override
    public Answer answer(Request request) {
        String sub = request.caller("sub");
        Pages pages = Pages.of(request, "workspaces", sub);
        Page<Directory.Membership> page = MemberId.isValid(sub)
                ? directory.memberships(sub, pages.request())
                : new Page<>(List.of(), null);
        return pages.answer(page.map(ListWorkspacesHandler::json));
    }

    private static Map<String, Object> json(Directory.Membership membership) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slug", membership.workspace().ref().slug().value());
        json.put("title", membership.workspace().title());
        json.put("role", membership.role().id());
        return json;
    }
}
