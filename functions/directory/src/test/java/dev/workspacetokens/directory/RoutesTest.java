package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class RoutesTest {

    @Test
    void functionDoesExactlyTheRoutesThatTheTemplateSendsToIt() {
        var function = Template.ofThisBuild().function("Directory");
        try (var database = EmbeddedDynamoDb.inMemory(); var kms = LocalKms.inMemory()) {
            var routes = new DirectoryWiring(new Environment(function.environment(), database::client,
                    () -> kms, InstantSource.system(), new SecureRandom())).routes();
            assertThat(function.handler()).isEqualTo(DirectoryHandler.class.getName());
            assertThat(routes.operations().keySet()).containsExactlyInAnyOrderElementsOf(
                    Template.ofThisBuild().apis().stream().flatMap(api -> api.routes().stream())
                            .filter(route -> route.function().equals("Directory"))
                            .map(route -> route.method() + " " + route.path()).toList());
        }
    }
}
