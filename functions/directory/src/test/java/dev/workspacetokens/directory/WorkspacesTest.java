package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class WorkspacesTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable();

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    @Test
    void newWorkspaceGetsAnIdentity() {
        Reply put = api.put("acme", "{'title': '  Acme Corp. '}");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("data").fieldNames()).toIterable().containsExactly("slug", "uid", "title",
                "rules", "frozen");
        assertThat(put.text("/data/slug")).isEqualTo("acme");
        assertThat(put.text("/data/title")).isEqualTo("Acme Corp.");
        assertThat(put.text("/data/uid")).matches("[0-9A-Za-z]{22}");
        assertThat(api.get("acme")).isEqualTo(new Reply(200, put.headers(), put.json()));
    }

    @Test
    void samePutTwiceGivesTheSameAnswerAndIsNotNew() {
        Reply first = api.put("acme", "{'title': 'Acme'}");
        Reply second = api.put("acme", "{'title': 'Acme'}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void newTitleKeepsIdentityMembersAndApps() {
        String uid = api.put("acme", "{'title': 'Acme'}").text("/data/uid");
        api.putMember("acme/members/ada", "owner");
        api.putApp("acme/apps/web");
        Reply put = api.put("acme", "{'title': 'Acme 2'}");
        assertThat(put.text("/data/uid")).isEqualTo(uid);
        assertThat(api.get("acme").text("/data/title")).isEqualTo("Acme 2");
        assertThat(api.get("").each("title")).containsExactly("Acme 2");
        assertThat(api.get("acme/members").each("role")).containsExactly("owner");
        assertThat(api.get("acme/apps").each("slug")).containsExactly("web");
    }

    @Test
    void listingHasEveryWorkspaceOnceInOrder() {
        var slugs = IntStream.range(0, 57).mapToObj(i -> "w%02d".formatted(i)).toList();
        api.with(slugs.toArray(String[]::new));
        var listed = new ArrayList<String>();
        Reply page = api.get("?limit=10");
        listed.addAll(page.each("slug"));
        while (page.json().at("/paging/next").isTextual()) {
            assertThat(page.each("slug")).hasSize(10);
            page = api.get("?limit=10&next=" + page.text("/paging/next"));
            listed.addAll(page.each("slug"));
        }
        assertThat(listed).isEqualTo(slugs);
        assertThat(api.get("").each("slug")).hasSize(50);
        assertThat(api.get("").json().at("/paging/page_item_limit").asInt()).isEqualTo(50);
    }

    @Test
    void deletedWorkspaceIsGoneWithItsMembers() {
        api.with("acme", "globex");
        String people = IntStream.range(0, 120).mapToObj(i -> "{'id': 'p%d', 'role': '%s', 'name': 'Somebody'}"
                .formatted(i, i % 3 == 0 ? "owner" : "viewer")).collect(Collectors.joining(", "));
        assertThat(api.put("acme/members", "{'members': [" + people + "]}").status()).isEqualTo(200);
        api.putMember("globex/members/p1", "owner");
        assertThat(api.delete("acme").status()).isEqualTo(204);
        assertThat(api.get("acme").status()).isEqualTo(404);
        assertThat(api.get("").each("slug")).containsExactly("globex");
        assertThat(api.state()).as("globex, its entry in the list, and the two ends of p1's membership").hasSize(4);
    }

    @Test
    void deletingWhatIsNotThereChangesNothing() {
        api.with("acme");
        var before = api.rows();
        Reply reply = api.delete("globex");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.json().isMissingNode()).isTrue();
        assertThat(api.rows()).isEqualTo(before);
    }

    @Test
    void slugUsedAgainIsAnotherWorkspace() {
        String first = api.put("acme", "{'title': 'Acme'}").text("/data/uid");
        api.putMember("acme/members/ada", "owner");
        api.delete("acme");
        Reply again = api.put("acme", "{'title': 'Acme'}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/data/uid")).isNotEqualTo(first);
        assertThat(api.get("acme/members").each("id")).isEmpty();
    }

    @Test
    void workspaceWithAnAppIsNotDeletedAndStaysOpen() {
        api.with("acme").putApp("acme/apps/web");
        api.putMember("acme/members/ada", "owner");
        var before = api.rows();
        for (String path : List.of("acme", "acme?revoke_tokens=true")) {
            Reply reply = api.delete(path);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text("/detail"))
                    .isEqualTo("The workspace 'acme' has apps or tokens. Delete the apps first; "
                            + "'?revoke_tokens=true' revokes the tokens.");
        }
        assertThat(api.rows()).isEqualTo(before);
        assertThat(api.putApp("acme/apps/ios").status()).isEqualTo(201);
    }

    @Test
    void workspaceWithATokenIsNotDeletedUntilItIsRevoked() {
        api.with("acme").putMember("acme/members/ada", "owner");
        var tokens = new Tokens(api.tokenTable());
        var token = tokens.create("acme", "ada");
        assertThat(api.delete("acme").status()).isEqualTo(409);
        tokens.revoke("acme", "ada", token);
        assertThat(api.delete("acme").status()).isEqualTo(204);
        assertThat(api.state()).isEmpty();
    }
}
