package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class AppsTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme", "globex");

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    @Test
    void newAppGetsAnIdentity() {
        Reply put = api.put("acme/apps/web", "{'title': 'Web shop'}");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("data").fieldNames()).toIterable().containsExactly("slug", "uid", "title",
                "workspace");
        assertThat(put.text("/data/uid")).matches("[0-9A-Za-z]{22}");
        assertThat(put.text("/data/workspace")).isEqualTo("acme");
        assertThat(api.get("acme/apps").json().at("/data/0")).isEqualTo(put.json().at("/data"));
    }

    @Test
    void samePutTwiceGivesTheSameAnswerAndIsNotNew() {
        Reply first = api.putApp("acme/apps/web");
        Reply second = api.putApp("acme/apps/web");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void newTitleKeepsTheIdentity() {
        String uid = api.putApp("acme/apps/web").text("/data/uid");
        Reply put = api.put("acme/apps/web", "{'title': 'Shop'}");
        assertThat(put.text("/data/uid")).isEqualTo(uid);
        assertThat(api.get("acme/apps").each("title")).containsExactly("Shop");
    }

    @Test
    void putUnderAnotherWorkspaceMovesTheAppWithItsIdentity() {
        String uid = api.putApp("acme/apps/web").text("/data/uid");
        Reply put = api.put("globex/apps/web", "{'title': 'Moved'}");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("/data/uid")).isEqualTo(uid);
        assertThat(put.text("/data/workspace")).isEqualTo("globex");
        assertThat(api.get("acme/apps").each("slug")).isEmpty();
        assertThat(api.get("globex/apps").each("uid")).containsExactly(uid);
    }

    @Test
    void appIsDeletedOnlyByTheWorkspaceThatOwnsIt() {
        api.putApp("acme/apps/web");
        assertThat(api.delete("globex/apps/web").status()).isEqualTo(204);
        assertThat(api.get("acme/apps").each("slug")).containsExactly("web");
        assertThat(api.delete("acme/apps/web").status()).isEqualTo(204);
        assertThat(api.get("acme/apps").each("slug")).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereChangesNothing() {
        var before = api.rows();
        assertThat(api.delete("acme/apps/web").status()).isEqualTo(204);
        assertThat(api.delete("nobody/apps/web").status()).isEqualTo(204);
        assertThat(api.rows()).isEqualTo(before);
    }

    @Test
    void slugUsedAgainIsAnotherApp() {
        String first = api.putApp("acme/apps/web").text("/data/uid");
        api.delete("acme/apps/web");
        Reply again = api.putApp("acme/apps/web");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/data/uid")).isNotEqualTo(first);
    }

    @Test
    void pagesOfOneWorkspaceDoNotContinueInAnother() {
        for (int i = 0; i < 5; i++) {
            api.putApp("acme/apps/a" + i);
        }
        Reply page = api.get("acme/apps?limit=3");
        String next = page.text("/paging/next");
        assertThat(page.each("slug")).containsExactly("a0", "a1", "a2");
        assertThat(api.get("acme/apps?limit=3&next=" + next).each("slug")).containsExactly("a3", "a4");
        assertThat(api.get("globex/apps?limit=3&next=" + next).status()).isEqualTo(400);
        assertThat(api.get("acme/members?limit=3&next=" + next).status()).isEqualTo(400);
    }
}
