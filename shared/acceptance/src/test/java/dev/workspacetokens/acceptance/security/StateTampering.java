package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.bytes;
import static dev.workspacetokens.acceptance.security.TableWriter.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.testing.TestPolicy;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tampering with the access policy and with the list of frozen workspaces, a minute before anything is tried.
final class StateTampering {

    private static final String STATE = "STATE";
    private static final String POLICY = "POLICY";
    private static final String FROZEN = "FROZEN";
    private static final String DOCUMENT = StateAttributes.DOCUMENT;

    private StateTampering() {}

    static List<Tampering> kinds() {
        return List.of(
                state("the policy gives a role more", scene -> scene.rows.set(STATE, POLICY, DOCUMENT, wider())),
                state("the same without a seal", scene -> {
                    scene.rows.set(STATE, POLICY, DOCUMENT, wider());
                    scene.rows.remove(STATE, POLICY, "seal");
                }),
                state("the policy has the seal of the list of frozen workspaces", scene -> {
                    scene.rows.set(STATE, POLICY, DOCUMENT, wider());
                    scene.rows.set(STATE, POLICY, "seal", scene.rows.value(STATE, FROZEN, "seal"));
                }),
                state("the list of frozen workspaces is the policy",
                        scene -> scene.rows.copy(STATE, POLICY, STATE, FROZEN)),
                gone("the policy is deleted", scene -> scene.rows.delete(STATE, POLICY)),
                gone("the list of frozen workspaces is deleted", scene -> scene.rows.delete(STATE, FROZEN)));
    }

    /// A freeze of one's own workspace that is in force.
    static final Tampering FREEZE = gone("one's own workspace is frozen", scene -> scene.saas("/freeze", ""));

    /// Ways to have it lifted.
    static List<Tampering> lifts() {
        return List.of(lift("nobody is frozen", STATE,
                scene -> scene.rows.set(STATE, FROZEN, StateAttributes.WORKSPACES, text(""))),
                lift("the list is deleted", "", scene -> scene.rows.delete(STATE, FROZEN)),
                lift("the workspace says that it is not", "",
                        scene -> scene.rows.remove("WORKSPACE#mine", "WORKSPACE", "frozen")),
                lift("the list of workspaces says that it is not",
                        "", scene -> scene.rows.remove("WORKSPACES", "mine", "frozen")));
    }

    private static Tampering lift(String name, String told, Consumer<Scene> tamper) {
        return Tampering.of(name, told, scene -> {
            FREEZE.tamper().accept(scene);
            tamper.accept(scene);
            scene.aMinuteLater();
        });
    }

    private static Tampering state(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, STATE, tamper.andThen(Scene::aMinuteLater));
    }

    private static Tampering gone(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, "", tamper.andThen(Scene::aMinuteLater));
    }

    /// The tests' policy with all that there is for the least of the roles.
    private static AttributeValue wider() {
        String json = new String(TestPolicy.json(), UTF_8);
        String least = "\"permissions\": [\n        \"apps:read\", \"builds:read\", \"artifacts:read\"]";
        if (!json.contains(least)) {
            throw new AssertionError("the tests' policy is written in another way");
        }
        return bytes(StateAttributes.packed(json
                .replace(least, "\"permissions\": [\"apps:read\", \"builds:read\", \"builds:start\", \"logs:read\"]")
                .getBytes(UTF_8)));
    }
}
