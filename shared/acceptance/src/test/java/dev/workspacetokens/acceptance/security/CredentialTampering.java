package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.bytes;
import static dev.workspacetokens.acceptance.security.TableWriter.number;
import static dev.workspacetokens.acceptance.security.TableWriter.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tampering with credentials.
final class CredentialTampering {

    private static final String SK = "CREDENTIAL";
    private static final String SEAL = "seal";
    private static final int SEAL_BYTES = 36;
    private static final int HINT_BYTES = 4;

    private CredentialTampering() {}

    static List<Tampering> kinds() {
        return List.of(
                set("a role on all apps is raised", "all", "role", text("admin")),
                of("all apps in place of a grant set", scene -> scene.rows.change(scene.credential("granted"), SK,
                        row -> {
                            row.remove("grant_set");
                            row.put("role", text("admin"));
                        })),
                of("a grant set of another token of one's own", scene -> scene.rows.set(scene.credential("granted"),
                        SK, "grant_set", text(scene.id("other")))),
                of("a grant set of somebody else's token", scene -> scene.rows.set(scene.credential("granted"), SK,
                        "grant_set", text(scene.id("theirs-granted")))),
                of("the set that an earlier change of roles left", scene -> scene.rows.set(scene.credential("changed"),
                        SK, "grant_set", text(scene.id("changed")))),
                set("another workspace by its slug", "all", "workspace", text("acme")),
                of("another workspace by its uid", scene -> scene.rows.set(scene.credential("all"), SK,
                        "workspace_uid", scene.uid("acme"))),
                of("another workspace by both", scene -> scene.rows.change(scene.credential("all"), SK, row -> {
                    row.put("workspace", text("acme"));
                    row.put("workspace_uid", scene.uid("acme"));
                })),
                of("the expiration date of an expired token taken away",
                        scene -> scene.rows.remove(scene.credential("expired"), SK, "expires_at")),
                set("the expiration date of an expired token moved", "expired", "expires_at",
                        text("2030-01-01T00:00:00Z")),
                of("an expired secret that works on as a former one",
                        scene -> scene.rows.change(scene.credential("expired"), SK, row -> {
                            for (String name : List.of("mac", "key_id", "algorithm", "generation")) {
                                row.put("former_" + name, Objects.requireNonNull(row.get(name)));
                            }
                            row.put("mac", scene.rows.value(scene.credential("other"), SK, "mac"));
                            row.put("former_until", text("2099-01-01T00:00:00Z"));
                        })),
                set("nothing that disables it", "disabled", "disabled", AttributeValue.fromBool(false)),
                set("every source", "confined", "allowed_sources", text("0.0.0.0/0")),
                of("no source that confines it", scene -> scene.rows.change(scene.credential("confined"), SK,
                        row -> row.remove("allowed_sources"))),
                set("a name", "all", "name", text("somebody else's")),
                copy("the credential of another token of one's own", "other", "granted"),
                copy("the credential of somebody else's token", "theirs", "all"),
                of("somebody else's credential with one's own secret", scene -> {
                    var own = scene.rows.row(scene.credential("all"), SK);
                    scene.rows.copy(scene.credential("theirs"), SK, scene.credential("all"), SK);
                    scene.rows.change(scene.credential("all"), SK,
                            row -> row.put("mac", Objects.requireNonNull(own.get("mac"))));
                }),
                Tampering.of("somebody else's credential gets one's own secret", "", scene -> scene.rows.set(
                        scene.credential("theirs"), SK, "mac", scene.rows.value(scene.credential("all"), SK, "mac"))),
                of("the secret of another token of one's own", scene -> scene.rows.set(scene.credential("all"), SK,
                        "mac", scene.rows.value(scene.credential("other"), SK, "mac"))),
                set("a generation that was not made", "all", "generation", number(2)),
                set("another algorithm", "all", "algorithm", number(2)),
                set("another key of the deployment's", "all", "key_id", text("arn:aws:kms:eu-central-1:1:key/none")),
                set("another event", "all", "event", text("none#none")),
                set("an attribute that nobody knows", "all", "former", text("x")),
                set("a role of another type", "all", "role", AttributeValue.fromL(List.of(text("admin")))),
                set("a text in place of a number", "all", "generation", text("1")),
                of("no seal", scene -> scene.rows.change(scene.credential("all"), SK, row -> {
                    row.remove(SEAL);
                    row.put("role", text("admin"));
                })),
                raisedUnder("the seal of another row", scene -> scene.rows.value(scene.credential("other"), SK, SEAL)),
                raisedUnder("a seal by a key of one's own, which hints at the deployment's", scene -> {
                    byte[] seal = scene.rows.value(scene.credential("all"), SK, SEAL).b().asByteArray();
                    for (int i = HINT_BYTES; i < SEAL_BYTES; i++) {
                        seal[i] = (byte) i;
                    }
                    return bytes(seal);
                }),
                raisedUnder("a seal that hints at a key of one's own", _ -> bytes(new byte[SEAL_BYTES])),
                raisedUnder("an empty seal", _ -> bytes(new byte[0])),
                raisedUnder("a text for a seal", _ -> text("")));
    }

    private static Tampering of(String name, Consumer<Scene> tamper) {
        return Tampering.of("a credential gets " + name, "CREDENTIAL", tamper);
    }

    private static Tampering set(String name, String token, String attribute, AttributeValue value) {
        return of(name, scene -> scene.rows.set(scene.credential(token), SK, attribute, value));
    }

    private static Tampering copy(String name, String from, String to) {
        return of(name, scene -> scene.rows.copy(scene.credential(from), SK, scene.credential(to), SK));
    }

    private static Tampering raisedUnder(String name, Function<Scene, AttributeValue> seal) {
        return of(name, scene -> {
            AttributeValue forged = seal.apply(scene);
            scene.rows.change(scene.credential("all"), SK, row -> {
                row.put("role", text("admin"));
                row.put(SEAL, forged);
            });
        });
    }
}
