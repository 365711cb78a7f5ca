package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How the functions run on Lambda.
final class FunctionOptionsTest {

    private static final Template TEMPLATE = Template.ofThisBuild();

    static Stream<String> functions() {
        return TEMPLATE.functions().stream().map(LambdaFunction::logicalId);
    }

    /// Behind a restore, or after an environment has stood still, an address may be another one, and the clock by which
    /// Java forgets it stood still too.
    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionAsksForAddressesAnew(String function) {
        String options = TEMPLATE.function(function).environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
        assertThat(Arrays.asList(options.split(" "))).contains("-Dsun.net.inetaddr.ttl=0")
                .filteredOn(option -> option.startsWith("-Dsun.net.inetaddr.ttl")).hasSize(1);
    }

    /// The snapshot of a Java function that nobody calls for 14 days is deleted, and its next calls fail. Each request
    /// of each protected API calls an authorizer; whatever else gets a snapshot needs a call that comes of itself.
    @ParameterizedTest
    @MethodSource("functions")
    void onlyWhatIsCalledAllTheTimeStartsFromASnapshot(String function) {
        Map<String, Object> properties = TEMPLATE.properties(function);
        assertThat(properties.containsKey("SnapStart")).isEqualTo(function.endsWith("Authorizer"));
        assertThat(properties).containsEntry("AutoPublishAlias", "live");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyChangeOfAFunctionReachesItsAlias(String function) {
        assertThat(TEMPLATE.properties(function)).containsEntry("AutoPublishAliasAllProperties", true)
                .containsKey("VersionDescription");
    }

    /// SAM asks about each of them at a guided deployment, and the documentation says what to answer.
    @Test
    void onlyTheConsoleIsOpenToEverybody() {
        assertThat(TEMPLATE.apis()).flatExtracting(Api::routes)
                .filteredOn(route -> route.authorizer() instanceof RouteAuthorizer.None).hasSize(8)
                .allSatisfy(route -> assertThat(route.function()).isEqualTo("Console"));
    }
}
