package dev.workspacetokens.emulators.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionRoleTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/things";

    private static Statement allow(String action, String resource, String... leadingKeys) {
        return new Statement(Statement.Effect.ALLOW, List.of(action), List.of(resource), List.of(like(leadingKeys)));
    }

    private static Condition like(String... leadingKeys) {
        return new Condition(Condition.Operator.FOR_ALL_VALUES_STRING_LIKE, AwsCall.LEADING_KEYS,
                Arrays.asList(leadingKeys));
    }

    private static boolean may(ExecutionRole role, String action, String resource, String... keys) {
        return role.allows(new AwsCall(action, resource, Map.of(AwsCall.LEADING_KEYS, Set.of(keys))));
    }

    @ParameterizedTest
    @CsvSource({"A#1,true", "A#,true", "A#1*,true", "A,false", "B#1,false", "BA#1,false", "a#1,false", "A1,false"})
    void onlyPartitionsOfTheGrantedPrefixAreReached(String key, boolean reached) {
        var role = new ExecutionRole("x", List.of(allow("dynamodb:GetItem", TABLE, "A#*")));
        assertThat(may(role, "dynamodb:GetItem", TABLE, key)).isEqualTo(reached);
    }

    @Test
    void onePartitionThatIsNotGrantedSpoilsTheWholeCall() {
        var role = new ExecutionRole("x", List.of(allow("dynamodb:BatchGetItem", TABLE, "A#*", "B#*"),
                allow("dynamodb:BatchGetItem", TABLE, "C#*")));
        assertThat(may(role, "dynamodb:BatchGetItem", TABLE, "A#1", "A#2", "B#1")).isTrue();
        assertThat(may(role, "dynamodb:BatchGetItem", TABLE, "C#1")).isTrue();
        // No statement alone allows both; IAM does not add them up.
        assertThat(may(role, "dynamodb:BatchGetItem", TABLE, "A#1", "C#1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"dynamodb:GetItem,true", "DynamoDB:getitem,true", "dynamodb:PutItem,false", "dynamodb:GetItems,false",
            "dynamodb:Get,false", "kms:GetItem,false"})
    void onlyTheGrantedActionIsAllowed(String action, boolean allowed) {
        var role = new ExecutionRole("x", List.of(allow("dynamodb:GetItem", TABLE, "A#*")));
        assertThat(may(role, action, TABLE, "A#1")).isEqualTo(allowed);
    }

    @Test
    void anotherResourceIsRefused() {
        var role = new ExecutionRole("x", List.of(allow("dynamodb:GetItem", TABLE, "A#*")));
        assertThat(may(role, "dynamodb:GetItem", TABLE + "2", "A#1")).isFalse();
        assertThat(may(role, "dynamodb:GetItem", TABLE.replace("table", "TABLE"), "A#1")).isFalse();
    }

    @Test
    void aDenyWins() {
        var deny = new Statement(Statement.Effect.DENY, List.of("dynamodb:*"), List.of("*"),
                List.of(like("A#secret")));
        for (var statements : List.of(List.of(deny, allow("dynamodb:GetItem", TABLE, "A#*")),
                List.of(allow("dynamodb:GetItem", TABLE, "A#*"), deny))) {
            var role = new ExecutionRole("x", statements);
            assertThat(may(role, "dynamodb:GetItem", TABLE, "A#secret")).isFalse();
            assertThat(may(role, "dynamodb:GetItem", TABLE, "A#1")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"a b,NONE,true", "a,NONE,true", "a c,NONE,false", "A,NONE,false", "a,ALL_OLD,false", "a,,true",
            ",NONE,false"})
    void onlyTheNamedAttributesMayBeTouched(@Nullable String attributes, @Nullable String returned, boolean allowed) {
        var role = new ExecutionRole("x", List.of(new Statement(Statement.Effect.ALLOW, List.of("dynamodb:UpdateItem"),
                List.of(TABLE), List.of(
                        new Condition(Condition.Operator.FOR_ALL_VALUES_STRING_EQUALS, AwsCall.ATTRIBUTES,
                                List.of("a", "b")),
                        new Condition(Condition.Operator.NULL, AwsCall.ATTRIBUTES, List.of("false")),
                        new Condition(Condition.Operator.STRING_EQUALS_IF_EXISTS, AwsCall.RETURN_VALUES,
                                List.of("NONE"))))));
        assertThat(role.allows(new AwsCall("dynamodb:UpdateItem", TABLE,
                Map.of(AwsCall.ATTRIBUTES, attributes == null ? Set.of() : Set.of(attributes.split(" ")),
                        AwsCall.RETURN_VALUES, returned == null ? Set.of() : Set.of(returned)))))
                .isEqualTo(allowed);
    }

    @Test
    void forAllValuesAloneAdmitsARequestThatNamesNothing() {
        var alone = allow("dynamodb:Scan", TABLE, "A#*");
        var named = new Statement(Statement.Effect.ALLOW, alone.actions(), alone.resources(), List.of(like("A#*"),
                new Condition(Condition.Operator.NULL, AwsCall.LEADING_KEYS, List.of("false"))));
        assertThat(may(new ExecutionRole("x", List.of(alone)), "dynamodb:Scan", TABLE)).isTrue();
        assertThat(may(new ExecutionRole("x", List.of(named)), "dynamodb:Scan", TABLE)).isFalse();
    }

    @Test
    void withoutStatementsNothingIsAllowed() {
        assertThat(may(new ExecutionRole("x", List.of()), "dynamodb:GetItem", TABLE, "A#1")).isFalse();
    }
}
