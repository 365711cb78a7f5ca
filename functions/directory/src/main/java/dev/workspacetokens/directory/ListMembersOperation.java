package dev.workspacetokens.directory;

import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.feed.ListMembers;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}/members`: [the members of a workspace][ListMembers], paged.
record ListMembersOperation(ListMembers list) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        Listing<Page.Request, Page<Member>> members = list.run(SaasCaller.of(request), workspace);
        Pages pages = Pages.of(request, "directory", "members", workspace.value());
        return pages.answer(members.page(pages.request()).map(DirectoryJson::of));
    }
}
