package dev.workspacetokens.authorizer;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import dev.workspacetokens.table.DynamoDbAccessReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Warms an authorizer up for a snapshot with a token that nobody else ever sees, under keys of its own: read from the
/// table, where it is not, and accepted in memory.
///
/// @param table that the authorizer reads
/// @param reader of the events that it gets
/// @param event one of them, with `%s` where the token belongs
/// @param format of tokens
/// @param policy that decides here: whatever is stored need not have the event's route
/// @param clock the time
record Priming(AccessReader table, Reader reader, String event, TokenFormat format, AccessPolicy policy,
        InstantSource clock) implements SnapshotPart {

    private static final Slug NAME = new Slug("priming");
    private static final int KEY_BYTES = 32;
    /// Of a member who never was.
    private static final Seal SEAL = Seal.of(KeyHint.of("priming"), new byte[KEY_BYTES]);
    private static final Duration LIFETIME = Duration.ofHours(1);

    /// How an event is read.
    interface Reader {
        AuthorizerEvent read(InputStream json) throws IOException;
    }

    @Override
    public void prime() {
        var subkey = new Subkey("priming", new byte[KEY_BYTES]);
        var tag = new TagKey(subkey);
        var key = new CredentialKey(subkey);
        var workspace = new WorkspaceRef(NAME, "priming");
        IssuedToken token = new TokenIssuer(format, () -> new IssuingKeys.Current(key, tag), new SplittableRandom(),
                clock)
                .create(new Owner(workspace, new Person("priming", "priming"), SEAL), "priming",
                        new Access.AllApps(policy.roles().iterator().next().id()), clock.instant().plus(LIFETIME));
        try {
            String json = event.formatted(token.secret().revealOnce());
            for (AccessReader facts : List.of(table,
                    new OneToken(token.credential(), workspace, new SealKey(subkey)))) {
                answer(new TokenAuthorizer(format, tag::made, facts, _ -> Optional.of(key), DeploymentState.of(policy),
                        clock), json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(TokenAuthorizer decider, String json) throws IOException {
        AuthorizerEvent read = reader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        PolicyWriter.write(decider.decide(read.request(), read.authorization()), read.request().resource(),
                OutputStream.nullOutputStream());
    }

    private record OneToken(Credential credential, WorkspaceRef workspace, SealKey key) implements AccessReader {
        @Override
        public Facts read(TokenId token, @Nullable Slug app) {
            return DynamoDbAccessReader.asStored(credential, new Grant(NAME, "priming", "priming"),
                    new AppOwner(NAME, "priming", workspace), key);
        }

        @Override
        public Optional<Grant> grant(String grantSet, Slug app) {
            return Optional.empty();
        }
    }
}
