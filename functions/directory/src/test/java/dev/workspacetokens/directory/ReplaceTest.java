package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lists of apps and members put as a whole.
@OnEachBackend
final class ReplaceTest {

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme", "globex");

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    @Test
    void appsAreExactlyThoseOfTheList() {
        String kept = api.put("acme/apps/kept", "{'title': 'K'}").text("/data/uid");
        String renamed = api.putApp("acme/apps/renamed").text("/data/uid");
        String moved = api.putApp("globex/apps/moved").text("/data/uid");
        api.putApp("acme/apps/gone");
        api.putApp("globex/apps/theirs");
        String list = """
                {'apps': [{'slug': 'renamed', 'title': 'R'}, {'slug': 'kept', 'title': ' K '},
                    {'slug': 'moved', 'title': 'M'}, {'slug': 'new', 'title': 'N'}]}""";
        assertThat(api.put("acme/apps", list).json().path("data").toString())
                .isEqualTo("{\"created\":1,\"updated\":2,\"deleted\":1}");
        Reply apps = api.get("acme/apps");
        assertThat(apps.each("slug")).containsExactly("kept", "moved", "new", "renamed");
        assertThat(apps.each("title")).containsExactly("K", "M", "N", "R");
        assertThat(apps.each("uid")).contains(kept, renamed, moved);
        assertThat(api.get("globex/apps").each("slug")).containsExactly("theirs");
        var before = api.rows();
        assertThat(counts(api.put("acme/apps", list))).isEqualTo("0 0 0");
        assertThat(api.rows()).isEqualTo(before);
    }

    @Test
    void membersAreExactlyThoseOfTheList() {
        api.put("acme/members/ada", "{'role': 'owner', 'name': 'Ada'}");
        api.putMember("acme/members/max", "owner");
        api.putMember("acme/members/eve", "manager");
        String list = """
                {'members': [{'id': 'max', 'role': 'viewer', 'name': 'Max'}, {'id': 'ada', 'role': 'owner', 'name': 'Ada'},
                    {'id': 'zoe', 'role': 'owner', 'name': 'Zoe'}]}""";
        assertThat(counts(api.put("acme/members", list))).isEqualTo("1 1 1");
        Reply members = api.get("acme/members");
        assertThat(members.each("id")).containsExactly("ada", "max", "zoe");
        assertThat(members.each("role")).containsExactly("owner", "viewer", "owner");
        assertThat(members.each("name")).containsExactly("Ada", "Max", "Zoe");
        var before = api.rows();
        assertThat(counts(api.put("acme/members", list))).isEqualTo("0 0 0");
        assertThat(api.rows()).isEqualTo(before);
    }

    @Test
    void everyOwnerMayBeReplacedAtOnce() {
        api.put("acme/members", members("a", 60, "owner"));
        assertThat(counts(api.put("acme/members", members("b", 60, "owner")))).isEqualTo("60 0 60");
        assertThat(api.get("acme/members?limit=1").each("id")).containsExactly("b0");
    }

    @Test
    void membersWithoutAnOwnerMayBeReplacedByOthers() {
        api.putMember("acme/members/max", "viewer");
        assertThat(counts(api.put("acme/members", members("b", 3, "manager")))).isEqualTo("3 0 1");
        assertThat(counts(api.put("acme/members", "{'members': []}"))).isEqualTo("0 0 3");
    }

    @Test
    void aThousandMembersTakeFewTransactions() {
        var calls = new DynamoDb.At(Integer.MAX_VALUE, true, () -> {});
        assertThat(counts(api.through(calls).put("acme/members", members("a", 1000, "owner")))).isEqualTo("1000 0 0");
        assertThat(calls.calls()).isEqualTo(21);
        var exchange = new DynamoDb.At(Integer.MAX_VALUE, true, () -> {});
        assertThat(counts(api.through(exchange).put("acme/members", members("b", 1000, "owner"))))
                .isEqualTo("1000 0 1000");
        assertThat(exchange.calls()).isEqualTo(41);
        assertThat(counts(api.put("acme/members", members("b", 1000, "owner")))).isEqualTo("0 0 0");
    }

    @Test
    void aThousandAppsAreMadeMovedAndDeleted() {
        assertThat(counts(api.put("acme/apps", apps(1000)))).isEqualTo("1000 0 0");
        assertThat(counts(api.put("globex/apps", apps(1000)))).isEqualTo("0 1000 0");
        assertThat(api.get("acme/apps").each("slug")).isEmpty();
        assertThat(counts(api.put("globex/apps", "{'apps': []}"))).isEqualTo("0 0 1000");
    }

    private static String counts(Reply reply) {
        JsonNode data = reply.json().path("data");
        return Stream.of("created", "updated", "deleted").map(field -> data.path(field).asText())
                .collect(Collectors.joining(" "));
    }

    private static String members(String prefix, int count, String role) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'id': '%s%d', 'role': '%s', 'name': 'Somebody'}".formatted(prefix, i, role))
                .collect(Collectors.joining(",", "{'members': [", "]}"));
    }

    private static String apps(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{'slug': 'a%d', 'title': 'An app'}".formatted(i))
                .collect(Collectors.joining(",", "{'apps': [", "]}"));
    }
}
