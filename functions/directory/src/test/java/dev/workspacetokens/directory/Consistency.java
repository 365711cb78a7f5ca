package dev.workspacetokens.directory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What holds in the table at every moment, whatever was asked for, by whom at the same time, and wherever it broke
/// off.
///
/// Every workspace is listed once, as it is. Every app is in the list of its owner, which exists, and in no other. Every
/// membership has its two ends in an existing workspace, with the same role. A workspace counts its owners right. A
/// workspace with apps or tokens exists.
final class Consistency {

    private static final String UID = "uid";
    private static final String ROLE = "role";

    private final Map<String, Row> rows = new TreeMap<>();

    private Consistency(DirectoryApi api) {
        for (var attributes : api.rows()) {
            var row = new Row(attributes);
            rows.put(row.text("PK") + "|" + row.text("SK"), row);
        }
    }

    static void check(DirectoryApi api) {
        var table = new Consistency(api);
        table.rows.forEach(table::check);
        table.rows.forEach(table::isNoted);
    }

    private void check(String key, Row row) {
        String pk = row.text("PK");
        String sk = row.text("SK");
        if (pk.equals("WORKSPACES")) {
            same(key, row, "WORKSPACE#" + sk + "|WORKSPACE", UID, "title");
        } else if (sk.equals("WORKSPACE")) {
            same(key, row, "WORKSPACES|" + tail(pk), UID, "title");
            sameRules(key, row, row("WORKSPACES|" + tail(pk)));
            assertThat(row.text("owners")).as("owners of " + key).isEqualTo(Long.toString(owners(pk)));
        } else if (sk.equals("APP")) {
            String owner = "WORKSPACE#" + row.text("workspace");
            same(key, row, owner + "|" + pk, UID);
            inWorkspace(key, row, owner);
        } else if (sk.startsWith("APP#")) {
            same(key, row, sk + "|APP", UID);
            assertThat(row(sk + "|APP").text("workspace")).as("owner of " + key).isEqualTo(tail(pk));
        } else if (sk.startsWith("MEMBER#")) {
            same(key, row, "USER#" + tail(sk) + "|" + pk, ROLE);
            inWorkspace(key, row, pk);
        } else if (pk.startsWith("USER#")) {
            same(key, row, sk + "|MEMBER#" + tail(pk), ROLE);
        } else if (pk.startsWith("TOKENS#")) {
            inWorkspace(key, row, "WORKSPACE#" + tail(pk));
        } else {
            assertThat(pk).as("key of another part of the system")
                    .matches("(CREDENTIAL|COUNT|USE|AUDIT|LEFTOVERS|PARTICULARS|REVOKED)#.*");
        }
    }

    /// The event that a sealed row names is there.
    private void isNoted(String key, Row row) {
        AttributeValue event = row.attributes().get("event");
        if (event != null) {
            String[] parts = event.s().split("#", 2);
            assertThat(row("AUDIT#" + parts[0] + "|" + parts[1]).text("type")).as("event of " + key).isNotEmpty();
        }
    }

    private void inWorkspace(String key, Row row, String partition) {
        assertThat(row(partition + "|WORKSPACE").text(UID)).as("workspace of " + key)
                .isEqualTo(row.text("workspace_uid"));
    }

    private void same(String key, Row row, String otherKey, String... attributes) {
        for (String attribute : attributes) {
            assertThat(row(otherKey).text(attribute)).as(attribute + " of " + otherKey + " and " + key)
                    .isEqualTo(row.text(attribute));
        }
    }

    private static void sameRules(String key, Row row, Row listed) {
        for (String rule : List.of("max_lifetime_days", "max_tokens")) {
            assertThat(listed.attributes().get(rule)).as(rule + " of " + key).isEqualTo(row.attributes().get(rule));
        }
    }

    private Row row(String key) {
        return requireNonNull(rows.get(key), () -> "there is no " + key + " among " + rows.keySet());
    }

    private long owners(String partition) {
        return rows.entrySet().stream().filter(entry -> entry.getKey().startsWith(partition + "|MEMBER#"))
                .filter(entry -> entry.getValue().text(ROLE).equals("owner")).count();
    }

    private static String tail(String key) {
        return key.substring(key.indexOf('#') + 1);
    }

    private record Row(Map<String, AttributeValue> attributes) {

        String text(String name) {
            AttributeValue value = requireNonNull(attributes.get(name), () -> "there is no " + name + " in " + this);
            return value.s() == null ? value.n() : value.s();
        }
    }
}
