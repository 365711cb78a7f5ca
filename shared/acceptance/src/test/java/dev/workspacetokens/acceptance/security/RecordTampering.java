package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.number;
import static dev.workspacetokens.acceptance.security.TableWriter.text;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tampering with what is not sealed, because no decision reads it: the records that lists show, and counts. What the
/// stack seals next must not come from there.
final class RecordTampering {

    private static final String MINE = "TOKENS#mine";

    private RecordTampering() {}

    static List<Tampering> kinds() {
        return List.of(
                set("a record's role is raised", "all", "role", text("admin")),
                of("a record names all apps in place of a grant set", scene -> scene.rows.change(MINE,
                        scene.id("granted"), row -> {
                            row.remove("grant_set");
                            row.put("role", text("admin"));
                        })),
                of("a record names another token's grant set",
                        scene -> scene.rows.set(MINE, scene.id("granted"), "grant_set", text(scene.id("other")))),
                of("a record names somebody else's grant set", scene -> scene.rows.set(MINE, scene.id("granted"),
                        "grant_set", text(scene.id("theirs-granted")))),
                set("a record has a later generation", "all", "generation", number(7)),
                set("a record has another version", "all", "version", number(7)),
                set("a record has a later date", "expired", "expires_at", number(4_102_444_800_000L)),
                of("a record has another workspace's uid",
                        scene -> scene.rows.set(MINE, scene.id("all"), "workspace_uid", scene.uid("acme"))),
                set("a record is disabled no more", "disabled", "disabled", AttributeValue.fromBool(false)),
                set("a record has no particulars any more", "confined", "described", AttributeValue.fromBool(false)),
                of("a token may be used from anywhere, as its particulars say", scene -> scene.rows.set(
                        "PARTICULARS#" + scene.uid(Scene.MINE).s(), scene.id("confined"), "allowed_sources", text(""))),
                of("a record is gone", scene -> scene.rows.delete(MINE, scene.id("all"))),
                of("the number of tokens is another", scene -> scene.rows.set(
                        "COUNT#" + scene.uid(Scene.MINE).s(), "TOKENS", "tokens", number(-1_000))));
    }

    private static Tampering of(String name, Consumer<Scene> tamper) {
        return Tampering.of(name, "", tamper);
    }

    private static Tampering set(String name, String token, String attribute, AttributeValue value) {
        return of(name, scene -> scene.rows.set(MINE, scene.id(token), attribute, value));
    }
}
