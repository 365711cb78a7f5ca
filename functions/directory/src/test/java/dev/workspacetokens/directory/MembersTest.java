package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachBackend
final class MembersTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme", "globex");

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    @Test
    void newMemberIsOneWithNameAndRole() {
        Reply put = api.put("acme/members/ada", "{'role': 'owner', 'name': ' Ada Lovelace '}");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("data").toString())
                .isEqualTo("{'id':'ada','name':'Ada Lovelace','role':'owner','workspace':'acme'}".replace('\'', '"'));
        assertThat(api.get("acme/members").json().at("/data/0")).isEqualTo(put.json().at("/data"));
        assertThat(api.get("globex/members").each("id")).isEmpty();
    }

    @Test
    void samePutTwiceGivesTheSameAnswerAndIsNotNew() {
        Reply first = api.putMember("acme/members/ada", "owner");
        Reply second = api.putMember("acme/members/ada", "owner");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0|5f7c8ec7", "a/b?c#d%e", " ", "~", "WORKSPACE#acme", "MEMBER#ada", "00u1a2-Z_.@+&="})
    void everyPrintableSubIsAMember(String sub) {
        String path = "acme/members/" + DirectoryApi.encode(sub);
        assertThat(api.putMember(path, "viewer").text("/data/id")).isEqualTo(sub);
        assertThat(api.get("acme/members").each("id")).containsExactly(sub);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get("acme/members").each("id")).isEmpty();
    }

    @Test
    void firstOwnerMayComeAfterOtherMembers() {
        assertThat(api.putMember("acme/members/max", "manager").status()).isEqualTo(201);
        assertThat(api.putMember("acme/members/max", "viewer").status()).isEqualTo(200);
        assertThat(api.putMember("acme/members/ada", "owner").status()).isEqualTo(201);
    }

    @Test
    void lastOwnerIsNeitherDemotedNorRemoved() {
        api.putMember("acme/members/ada", "owner");
        api.putMember("acme/members/max", "manager");
        api.putMember("globex/members/olga", "owner");
        var before = api.rows();
        Reply demoted = api.putMember("acme/members/ada", "viewer");
        assertThat(demoted.status()).isEqualTo(409);
        assertThat(demoted.text("/type")).isEqualTo("urn:workspace-tokens:problem:conflict");
        assertThat(api.delete("acme/members/ada").status()).isEqualTo(409);
        assertThat(api.rows()).isEqualTo(before);
    }

    @Test
    void ownerIsDemotedAndRemovedOnceThereIsAnother() {
        api.putMember("acme/members/ada", "owner");
        api.putMember("acme/members/max", "owner");
        assertThat(api.putMember("acme/members/ada", "contributor").status()).isEqualTo(200);
        assertThat(api.putMember("acme/members/max", "viewer").status()).isEqualTo(409);
        api.putMember("acme/members/ada", "owner");
        assertThat(api.delete("acme/members/max").status()).isEqualTo(204);
        assertThat(api.delete("acme/members/ada").status()).isEqualTo(409);
    }

    @Test
    void lastOwnerMayGetAnotherName() {
        api.putMember("acme/members/ada", "owner");
        assertThat(api.put("acme/members/ada", "{'role': 'owner', 'name': 'Countess'}").status()).isEqualTo(200);
        assertThat(api.get("acme/members").each("name")).containsExactly("Countess");
    }

    @Test
    void deletingWhoIsNoMemberChangesNothing() {
        api.putMember("acme/members/ada", "owner");
        var before = api.rows();
        assertThat(api.delete("acme/members/max").status()).isEqualTo(204);
        assertThat(api.delete("globex/members/ada").status()).isEqualTo(204);
        assertThat(api.delete("nobody/members/ada").status()).isEqualTo(204);
        assertThat(api.rows()).isEqualTo(before);
    }
}
