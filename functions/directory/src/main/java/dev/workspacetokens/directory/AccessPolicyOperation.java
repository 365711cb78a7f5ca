package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.EntityTags;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `GET /directory/access-policy`: the stored access policy as it was put.
record AccessPolicyOperation(AccessPolicies policies) implements Operation {

    @Override
    public Answer answer(Request request) {
        AccessPolicies.Stored stored = policies.find().orElseThrow(AccessPolicies::none);
        return Answer.data(200, DirectoryJson.of(stored)).with("etag", EntityTags.of(stored.version()));
    }
}
