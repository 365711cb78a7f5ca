package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How the policies of the template are written: whatever they allow, they name it.
class PolicyShapeTest {

    private static final String KEY_POLICY = "AWS::KMS::Key";

    private final Template template = Template.ofThisBuild();

    @Test
    void noStatementHasAWildcardInAnAction() {
        assertThat(statements(template.resources())).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement).doesNotContainKeys("NotAction", "NotResource", "NotPrincipal");
            assertThat(texts(statement.get("Action"))).isNotEmpty().noneMatch(action -> action.contains("*"));
        });
    }

    @Test
    void everyStatementNamesItsResources() {
        // In a key policy "*" means the key itself.
        List<String> others = template.resources().stream()
                .filter(name -> !template.resources(KEY_POLICY).contains(name)).toList();
        assertThat(statements(others)).isNotEmpty().allSatisfy(statement -> assertThat(
                texts(statement.get("Resource"))).noneMatch(resource -> resource.contains("*")));
    }

    @Test
    void whoMayAssumeARoleOrCallAFunctionIsNamed() {
        assertThat(statements(template.resources())).allSatisfy(
                statement -> assertThat(String.valueOf(statement.get("Principal"))).doesNotContain("*"));
        assertThat(template.resources("AWS::Lambda::Permission")).isNotEmpty().allSatisfy(name -> {
            Map<String, Object> permission = template.properties(name);
            assertThat(permission).containsEntry("Action", "lambda:InvokeFunction").containsKey("SourceArn");
            assertThat(String.valueOf(permission.get("Principal"))).doesNotContain("*");
        });
    }

    @Test
    void administratorsOfTheKeyMayNotUseItAndItsUsersMayNotAdministerIt() {
        var statements = statements(template.resources(KEY_POLICY));
        var using = statements.stream().filter(one -> texts(one.get("Action")).contains("kms:GenerateMac")).toList();
        assertThat(using).hasSize(3).extracting(use -> texts(use.get("Action"))).containsExactlyInAnyOrder(
                List.of("kms:GenerateMac"), List.of("kms:GenerateMac"), List.of("kms:GenerateMac", "kms:VerifyMac"));
        assertThat(using).allSatisfy(use -> {
            assertThat(use.get("Condition")).isEqualTo(Map.of("ArnLike",
                    Map.of("aws:PrincipalArn", "arn:aws:iam::000000000000:role/workspace-tokens/*")));
        });
        assertThat(template.functions()).allSatisfy(function -> assertThat(template.properties(function.logicalId()))
                .containsEntry("RolePath", "/workspace-tokens/"));
        // A grant would let its maker give the use to anybody, themselves included.
        assertThat(statements).filteredOn(one -> !using.contains(one)).isNotEmpty().allSatisfy(
                administering -> assertThat(texts(administering.get("Action"))).isNotEmpty().doesNotContain(
                        "kms:VerifyMac", "kms:CreateGrant", "kms:Encrypt", "kms:Decrypt", "kms:ReplicateKey"));
    }

    /// Whatever says of an action whether it is allowed, wherever it stands.
    private List<Map<String, Object>> statements(List<String> resources) {
        var found = new ArrayList<Map<String, Object>>();
        resources.forEach(name -> collect(template.properties(name), found));
        return found;
    }

    private static void collect(Object value, List<Map<String, Object>> found) {
        switch (value) {
            case Map<?, ?> map -> {
                if (map.containsKey("Effect")) {
                    var statement = new HashMap<String, Object>();
                    map.forEach((key, element) -> statement.put(key.toString(), element));
                    found.add(statement);
                }
                map.values().forEach(one -> collect(one, found));
            }
            case List<?> list -> list.forEach(one -> collect(one, found));
            default -> {
            }
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }
}
