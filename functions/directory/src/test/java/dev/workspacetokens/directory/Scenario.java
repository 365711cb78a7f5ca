package dev.workspacetokens.directory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A directory with something of everything in it, and things to do there.
///
/// @param name what is done
/// @param steps method, path and body of each request; `TOKEN` creates a token of a workspace by an owner
record Scenario(String name, List<String> steps) {

    private static final Set<String> EACH_TIME = Set.of("version", "event", "seal");
    private static final Set<String> IDENTITIES = Set.of("uid", "workspace_uid");

    static final List<Scenario> ALL = Stream.of(
            "PUT initech {'title': 'Renamed'}",
            "PATCH initech {'rules': {'max_tokens': 20}}",
            "DELETE initech",
            "DELETE initech; PUT initech {'title': 'Another'}; PUT initech/members/ian {'role': 'owner', 'name': 'I'}",
            "PUT initech/apps/web {'title': 'Moved'}",
            "PUT acme/apps/web {'title': 'Web'}",
            "DELETE acme/apps/web",
            "DELETE acme/apps/web; PUT acme/apps/web {'title': 'Another'}",
            "PUT initech/apps/new {'title': 'New'}; DELETE initech/apps/new",
            "PUT initech/members/ian {'role': 'viewer', 'name': 'Ian'}",
            "DELETE initech/members/ian",
            "PUT initech/members/eve {'role': 'viewer', 'name': 'Eve'}",
            "PUT initech/members/eve {'role': 'owner', 'name': 'Eve'}",
            "PUT initech/members/max {'role': 'owner', 'name': 'Max'}",
            "PUT initech/members/max {'role': 'owner', 'name': 'Max'};"
                    + " PUT initech/members/ian {'role': 'viewer', 'name': 'I'}",
            "PUT initech/apps {'apps': [{'slug': 'web', 'title': 'W'}, {'slug': 'new', 'title': 'N'}]}",
            "PUT globex/apps {'apps': [{'slug': 'web', 'title': 'W'}]}",
            "PUT initech/members {'members': [{'id': 'max', 'role': 'owner', 'name': 'M'},"
                    + " {'id': 'olga', 'role': 'viewer', 'name': 'O'}]}",
            "PUT initech/apps {'apps': [{'slug': 'other', 'title': 'O'}]}",
            "PUT initech/members {'members': [{'id': 'ian', 'role': 'owner', 'name': 'Somebody'},"
                    + " {'id': 'eve', 'role': 'manager', 'name': 'Somebody'},"
                    + " {'id': 'zoe', 'role': 'viewer', 'name': 'Zoe'}]}",
            "TOKEN initech ian").map(steps -> new Scenario(steps, List.of(steps.split("; ")))).toList();

    /// Acme has an app and people, globex an app, initech people and no app, so that it can be deleted.
    static DirectoryApi seed(DirectoryApi api) {
        api.with("acme", "globex", "initech");
        api.putApp("acme/apps/web");
        api.putApp("globex/apps/billing");
        api.putMember("acme/members/ada", "owner");
        api.putMember("acme/members/max", "viewer");
        api.putMember("initech/members/ian", "owner");
        api.putMember("initech/members/eve", "manager");
        return api;
    }

    /// Whether a list is put as a whole.
    boolean isList() {
        return name.contains("[");
    }

    /// Does it.
    ///
    /// @return the status of each step; who is told that the workspace is being deleted could as well be told that it
    /// is gone
    List<Integer> run(DirectoryApi api) {
        return steps.stream().map(step -> run(api, step.split(" ", 3))).toList();
    }

    private static int run(DirectoryApi api, String[] step) {
        if (step[0].equals("TOKEN")) {
            return createToken(new Tokens(api.tokenTable()), step[1], step[2]);
        }
        Reply reply = api.send(step[0], step[1], step.length == 3 ? step[2].replace('\'', '"') : null);
        return reply.text("/detail").contains("is being deleted") ? 404 : reply.status();
    }

    private static int createToken(Tokens tokens, String workspace, String owner) {
        try {
            tokens.create(workspace, owner);
            return 201;
        } catch (Refusal.NotFound | Refusal.Forbidden _) {
            return 404;
        } catch (Refusal.Unavailable _) {
            return 503;
        }
    }

    /// The identities that were given in these rows.
    static Set<String> identities(Set<Map<String, AttributeValue>> rows) {
        return rows.stream().flatMap(row -> IDENTITIES.stream().map(name -> text(row, name))).collect(toSet());
    }

    /// What is in the table, but for what is different each time: of an identity whether it is one of these or a
    /// new one.
    static Set<Map<String, String>> content(DirectoryApi api, Set<String> identities) {
        return api.state().stream().filter(row -> !text(row, "PK").matches("(TOKENS|CREDENTIAL|COUNT)#.*"))
                .map(row -> row.keySet().stream().filter(name -> !EACH_TIME.contains(name))
                        .collect(toMap(name -> name, name -> {
                            String text = text(row, name);
                            return IDENTITIES.contains(name) && !identities.contains(text) ? "new" : text;
                        })))
                .collect(toSet());
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.getOrDefault(name, AttributeValue.fromNul(true));
        return value.s() == null ? String.valueOf(value) : value.s();
    }

    @Override
    public String toString() {
        return name;
    }
}
