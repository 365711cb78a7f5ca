package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.text;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tampering with grants, and with whom an app belongs to.
final class GrantTampering {

    private static final String GRANT = "GRANT";
    private static final String APP = "APP";
    private static final String OWN = "mine-app";
    private static final String THEIRS = "ios-shop";

    private GrantTampering() {}

    static List<Tampering> kinds() {
        return List.of(
                grant("a grant's role is raised",
                        scene -> scene.rows.set(scene.grants("granted"), OWN, "role", text("admin"))),
                grant("a grant's role is raised in a set of changed roles",
                        scene -> scene.rows.set(scene.grants("changed"), OWN, "role", text("admin"))),
                grant("a grant's app gets another uid", scene -> scene.rows.set(scene.grants("granted"), OWN,
                        "app_uid", scene.rows.value(app("mine-two"), APP, "uid"))),
                grant("a grant is copied to another app of one's own",
                        scene -> scene.rows.copy(scene.grants("granted"), OWN, scene.grants("granted"), "mine-two")),
                Tampering.of("a grant is copied to somebody else's app", "",
                        scene -> scene.rows.copy(scene.grants("granted"), OWN, scene.grants("granted"), THEIRS)),
                grant("a grant is copied from another token of one's own",
                        scene -> scene.rows.copy(scene.grants("other"), OWN, scene.grants("granted"), OWN)),
                grant("a grant is copied into a set of changed roles",
                        scene -> scene.rows.copy(scene.grants("other"), "mine-two", scene.grants("changed"),
                                "mine-two")),
                Tampering.of("a grant is copied from somebody else's token", "",
                        scene -> scene.rows.copy(scene.grants("theirs-granted"), THEIRS, scene.grants("granted"),
                                THEIRS)),
                grant("a grant is made up", scene -> scene.rows.put(scene.grants("granted"), "mine-two",
                        Map.of("role", text("admin"), "app_uid", scene.rows.value(app("mine-two"), APP, "uid")))),
                grant("a grant has the seal of the app", scene -> scene.rows.change(scene.grants("granted"), OWN,
                        row -> {
                            row.put("role", text("admin"));
                            row.put("seal", scene.rows.value(app(OWN), APP, "seal"));
                        })),
                app("somebody else's app gets one's own workspace", scene -> {
                    AttributeValue uid = scene.uid(Scene.MINE);
                    scene.rows.change(app(THEIRS), APP, row -> {
                        row.put("workspace", text(Scene.MINE));
                        row.put("workspace_uid", uid);
                    });
                }),
                app("somebody else's app gets the slug of one's own workspace",
                        scene -> scene.rows.set(app(THEIRS), APP, "workspace", text(Scene.MINE))),
                app("somebody else's app gets the uid of one's own workspace",
                        scene -> scene.rows.set(app(THEIRS), APP, "workspace_uid", scene.uid(Scene.MINE))),
                app("one's own app is copied under the name of somebody else's",
                        scene -> scene.rows.copy(app(OWN), APP, app(THEIRS), APP)),
                app("one's own app gets the uid of another",
                        scene -> scene.rows.set(app("mine-two"), APP, "uid", scene.rows.value(app(OWN), APP, "uid"))),
                app("an app has the seal of a member", scene -> scene.rows.change(app(THEIRS), APP, row -> {
                    row.put("workspace", text(Scene.MINE));
                    row.put("workspace_uid", scene.uid(Scene.MINE));
                    row.put("seal", scene.rows.value("WORKSPACE#mine", "MEMBER#mallory", "seal"));
                })),
                app("an app that nobody made", scene -> scene.rows.put(app("billing"), APP, Map.of("uid", text("u"),
                        "workspace", text(Scene.MINE), "workspace_uid", scene.uid(Scene.MINE)))));
    }

    private static String app(String slug) {
        return "APP#" + slug;
    }

    private static Tampering grant(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, GRANT, tamper);
    }

    private static Tampering app(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, APP, tamper);
    }
}
