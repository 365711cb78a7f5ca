package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tokens that have a role which was taken out of the access policy since: they lose exactly that role.
class FormerRolesTest {

    private static final String FORMER = "release-manager";

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");

    /// A token of the time when the policy knew the role, which was called tester here.
    private Reply create(String roles) {
        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles))
                .expect(201);
        var rows = system.runner().dynamoDb();
        String table = system.runner().template().table().tableName();
        for (Map<String, AttributeValue> row : rows.scan(r -> r.tableName(table)).items()) {
            if (row.toString().contains("tester-qa")) {
                var changed = new HashMap<>(row);
                changed.replaceAll((name, value) -> former(value));
                boolean sealed = changed.remove("seal") != null;
                var stored = sealed ? sealing().sealed(List.of(changed)).getFirst() : changed;
                var _ = rows.putItem(r -> r.tableName(table).item(stored));
            }
        }
        return created;
    }

    /// As it was sealed then.
    private Sealing sealing() {
        var macs = new SdkMacGenerator(system.runner().kms());
        String alias = system.runner().template().key("AccessKey").aliases().getFirst();
        return new Sealing(new KmsSealer(macs, alias));
    }

    private static AttributeValue former(AttributeValue value) {
        if ("tester-qa".equals(value.s())) {
            return AttributeValue.fromS(FORMER);
        }
        if (value.hasM() && value.m().containsKey("tester-qa")) {
            var counts = new HashMap<>(value.m());
            counts.put(FORMER, counts.remove("tester-qa"));
            return AttributeValue.fromM(counts);
        }
        return value;
    }

    private String roles(Reply record) {
        return record.expect(200).data().path("roles").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"apps\": {\"web\": \"tester-qa\", \"ios-shop\": \"developer\"}}",
            "{\"all_apps\": \"tester-qa\"}"})
    void canBeRenamedShownListedRegeneratedSavedAsTheyAreAndRevoked(String given) {
        Reply created = create(given);
        String path = created.header("location");
        String shown = roles(ada.get(path));
        assertThat(shown).contains(FORMER).doesNotContain("tester-qa");
        assertThat(roles(ada.patch(path, "{\"name\": \"Renamed\"}"))).isEqualTo(shown);
        assertThat(roles(ada.patch(path, "{\"name\": \"Again\", \"roles\": " + shown + "}"))).isEqualTo(shown);
        assertThat(ada.get("/workspaces/acme/tokens").expect(200).all("name")).containsExactly("Again");
        assertThat(roles(ada.post(path + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(9))))).isEqualTo(shown);
        ada.delete(path).expect(204);
    }

    @Test
    void loseThatRoleAndNoOther() {
        Client api = system.with(create("{\"apps\": {\"web\": \"tester-qa\", \"ios-shop\": \"developer\"}}"));
        api.get("/apps/web").expect(403);
        api.get("/apps/ios-shop").expect(200);
        assertThat(api.get("/apps").expect(200).all("slug")).containsExactly("ios-shop");
        assertThat(api.get("/me").expect(200).data().path("roles").toString())
                .isEqualTo("{\"apps_count\":1,\"counts\":{\"developer\":1}}");
    }

    @Test
    void reachNothingWhenItWasTheirsInAllApps() {
        Client api = system.with(create("{\"all_apps\": \"tester-qa\"}"));
        api.get("/apps/web").expect(403);
        assertThat(api.get("/me").expect(200).data().path("roles").toString())
                .isEqualTo("{\"apps_count\":0,\"counts\":{}}");
    }

    @Test
    void areNotGivenItAnew() {
        String path = create("{\"apps\": {\"web\": \"tester-qa\", \"ios-shop\": \"developer\"}}").header("location");
        assertThat(ada.patch(path, """
                {"roles": {"apps": {"web": "%s", "ios-shop": "%s"}}}""".formatted(FORMER, FORMER)).problem(422)
                .pointers()).containsExactly("/roles/apps/ios-shop");
        ada.patch(path, "{\"roles\": {\"all_apps\": \"" + FORMER + "\"}}").problem(422);
        assertThat(ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"apps": {"web": "%s"}}}"""
                .formatted(system.clock().inDays(30), FORMER)).problem(422).pointers())
                .containsExactly("/roles/apps/web");
    }
}
