package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.number;
import static dev.workspacetokens.acceptance.security.TableWriter.text;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tampering with members and workspaces, also such that the directory is to seal what somebody else wrote.
final class DirectoryTampering {

    private static final String MEMBER = "MEMBER";
    private static final String WORKSPACE = "WORKSPACE";
    private static final String MINE = "WORKSPACE#mine";
    private static final String ACME = "WORKSPACE#acme";
    private static final String GLOBEX = "WORKSPACE#globex";
    private static final String MALLORY = "MEMBER#mallory";
    private static final String OWNER = "{\"role\": \"owner\", \"name\": \"Mallory\"}";
    private static final String MANAGER = "{\"role\": \"manager\", \"name\": \"Mallory\"}";

    private DirectoryTampering() {}

    static List<Tampering> kinds() {
        return List.of(
                member("an owner is made up", scene -> scene.rows.put(GLOBEX, MALLORY, Map.of("role", text("owner"),
                        "name", text("Mallory"), "workspace_uid", scene.uid("globex")))),
                member("a manager is raised", scene -> scene.rows.set(ACME, MALLORY, "role", text("owner"))),
                member("an owner's row is copied to another person",
                        scene -> scene.rows.copy(ACME, "MEMBER#ada", ACME, MALLORY)),
                member("one's own membership is copied to another workspace",
                        scene -> scene.rows.copy(MINE, MALLORY, GLOBEX, MALLORY)),
                member("the same with that workspace's uid", scene -> {
                    scene.rows.copy(MINE, MALLORY, GLOBEX, MALLORY);
                    scene.rows.set(GLOBEX, MALLORY, "workspace_uid", scene.uid("globex"));
                }),
                member("one's own membership gets another workspace's uid",
                        scene -> scene.rows.set(MINE, MALLORY, "workspace_uid", scene.uid("acme"))),
                member("a member has the seal of an app", scene -> scene.rows.change(ACME, MALLORY, row -> {
                    row.put("role", text("owner"));
                    row.put("seal", scene.rows.value("APP#ios-shop", "APP", "seal"));
                })),
                Tampering.of("a workspace gets another uid under its members", "",
                        scene -> scene.rows.set(MINE, WORKSPACE, "uid", scene.uid("acme"))),
                workspace("a workspace gets another uid, and then a member", "uid", scene -> scene.uid("acme"),
                        scene -> scene.saas("/members/mallory", OWNER)),
                workspace("a workspace gets another uid, and then all members", "uid", scene -> scene.uid("acme"),
                        scene -> scene.saas("/members",
                                "{\"members\": [{\"id\": \"mallory\", \"role\": \"owner\", \"name\": \"M\"}]}")),
                workspace("a workspace gets another uid, and then an app", "uid", scene -> scene.uid("acme"),
                        scene -> scene.saas("/apps/mine-new", "{\"title\": \"New\"}")),
                workspace("a workspace gets another uid, and then another's app", "uid", scene -> scene.uid("acme"),
                        scene -> scene.saas("/apps/billing", "{\"title\": \"Moved\"}")),
                workspace("a workspace gets another uid, and then a title", "uid", scene -> scene.uid("acme"),
                        scene -> {
                            scene.saas("", "{\"title\": \"Mine\"}");
                            scene.saas("/members/mallory", OWNER);
                        }),
                Tampering.of("their workspace gets the uid of one's own, and then a member", WORKSPACE,
                        scene -> scene.rows.set(ACME, WORKSPACE, "uid", scene.uid(Scene.MINE)))
                        .then(scene -> scene.system.directory().put("/directory/workspaces/acme/members/mallory",
                                MANAGER)),
                workspace("a workspace has other numbers of owners, and then a member", "owners", _ -> number(0),
                        scene -> scene.saas("/members/mallory", OWNER)),
                workspace("a workspace counts other departures, and then gets a title", "departures",
                        _ -> number(77), scene -> scene.saas("", "{\"title\": \"Mine\"}")),
                workspace("a workspace is closing, and then a member", "closing", _ -> AttributeValue.fromBool(true),
                        scene -> scene.saas("/members/mallory", OWNER)),
                listed("is retitled", scene -> scene.saas("/apps/mine-app", "{\"title\": \"Other\"}")),
                listed("is in a list that replaces", scene -> scene.saas("/apps",
                        "{\"apps\": [{\"slug\": \"mine-app\", \"title\": \"O\"}, {\"slug\": \"mine-two\", \"title\": \"O\"}]}")),
                listed("is moved", scene -> scene.system.directory().put("/directory/workspaces/globex/apps/mine-app",
                        "{\"title\": \"Moved\"}")),
                listed("is deleted and put again", scene -> {
                    scene.system.directory().delete("/directory/workspaces/mine/apps/mine-app");
                    scene.saas("/apps/mine-app", "{\"title\": \"Again\"}");
                }),
                Tampering.of("somebody else's app is put in one's own list, and then the list is replaced", "",
                        scene -> {
                            scene.rows.copy(ACME, "APP#ios-shop", MINE, "APP#ios-shop");
                        }).then(scene -> scene.saas("/apps",
                                "{\"apps\": [{\"slug\": \"mine-app\", \"title\": \"My app\"}, {\"slug\": \"mine-two\", \"title\": \"O\"}]}")),
                Tampering.of("somebody else's app gets one's own workspace, and then is put there", "APP", scene -> {
                    scene.rows.set("APP#billing", "APP", "workspace", text(Scene.MINE));
                    scene.rows.set("APP#billing", "APP", "workspace_uid", scene.uid(Scene.MINE));
                }).then(scene -> scene.saas("/apps/billing", "{\"title\": \"Moved\"}")));
    }

    private static Tampering member(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, MEMBER, tamper);
    }

    private static Tampering workspace(String name, String attribute, Value value, Consumer<Scene> saas) {
        return Tampering.of(name, WORKSPACE, scene -> scene.rows.set(MINE, WORKSPACE, attribute, value.of(scene)))
                .then(saas);
    }

    /// An app of one's own, which the list calls by the uid of somebody else's.
    private static Tampering listed(String name, Consumer<Scene> saas) {
        return Tampering.of("an app is listed by another's uid, and then " + name, "",
                scene -> scene.rows.set(MINE, "APP#mine-app", "uid", scene.rows.value("APP#ios-shop", "APP", "uid")))
                .then(saas);
    }

    private interface Value {
        AttributeValue of(Scene scene);
    }
}
