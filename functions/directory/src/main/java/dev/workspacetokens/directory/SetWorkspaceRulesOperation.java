package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.MAX_LIFETIME_DAYS;
import static dev.workspacetokens.application.feed.DirectoryFields.MAX_TOKENS;
import static dev.workspacetokens.application.feed.DirectoryFields.RULES;

import dev.workspacetokens.application.feed.SetWorkspaceRules;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// `PATCH /directory/workspaces/{workspace}`: [gives a workspace rules or takes them away][SetWorkspaceRules].
record SetWorkspaceRulesOperation(SetWorkspaceRules set) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, DirectoryJson.of(
                set.run(SaasCaller.of(request), Paths.workspace(request), () -> read(request))));
    }

    private static SetWorkspaceRules.Command read(Request request) {
        JsonObject body = JsonObject.body(request, RULES);
        JsonObject rules = body.object(RULES, MAX_LIFETIME_DAYS, MAX_TOKENS);
        var wanted = new LinkedHashMap<String, @Nullable Long>();
        for (String rule : new String[]{MAX_LIFETIME_DAYS, MAX_TOKENS}) {
            if (rules.has(rule)) {
                wanted.put(rule, rules.longOrNull(rule));
            }
        }
        body.check();
        return new SetWorkspaceRules.Command(wanted);
    }
}
