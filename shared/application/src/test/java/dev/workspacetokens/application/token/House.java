package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.application.access.AccessRules;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.audit.Revocations;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.RepeatKey;
import dev.workspacetokens.domain.token.RepeatKeys;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every use case of tokens over a directory and a store in memory. Ada owns the workspace `acme`, Max looks on.
final class House {

    static final Actor ADA = new Actor.SignedIn("ada", "");
    static final Actor MAX = new Actor.SignedIn("max", "");
    static final Actor STRANGER = new Actor.SignedIn("eve", "");
    static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");
    static final Duration MONTH = Duration.ofDays(30);
    static final Instant IN_A_MONTH = NOW.plus(MONTH);
    static final int MOST = 3;
    static final Subkey SUBKEY = new Subkey("key-1", new byte[32]);
    static final TagKey TAG_KEY = new TagKey(SUBKEY);
    static final TokenFormat FORMAT = new TokenFormat("wst", List.of());

    final FakeDirectory directory = new FakeDirectory();
    final FakeTokens store = new FakeTokens();
    Instant now = NOW;
    private final AtomicInteger sets = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final OwnedTokens tokens = new OwnedTokens(directory, directory, store, () -> now);
    private final TokenIssuer issuer = issuer();
    private final AccessRules rules = new AccessRules(House::policy, directory);
    private final Expiry expiry = new Expiry(Duration.ofDays(365), false);

    /// Whether the key that secrets were made under may be used.
    boolean keyIsUsable = true;
    private final RepeatedCalls repeats = new RepeatedCalls(store, tokens, issuer, repeatKeys());

    final CreateToken create = creating(expiry);
    final RegenerateToken regenerate = new RegenerateToken(tokens, store, issuer, expiry, repeats);
    final EndOverlap endOverlap = new EndOverlap(tokens, store);
    final UpdateToken update = new UpdateToken(tokens, store, rules, () -> "set-" + sets.incrementAndGet());
    final RevokeToken revoke = new RevokeToken(tokens, store);
    final RevokeTokens revokeMany = new RevokeTokens(tokens, store, store);
    final GetToken get = new GetToken(tokens);
    final ListTokens list = new ListTokens(tokens, store, directory);

    House() {
        directory.join("ada", WorkspaceRole.OWNER);
        directory.join("max", WorkspaceRole.MANAGER);
        directory.add("ios", "web");
    }

    /// The use case in a deployment that allows these expiration dates.
    CreateToken creating(Expiry allowed) {
        return new CreateToken(tokens, store, issuer, allowed, rules, repeats, MOST);
    }

    IdentifyToken identifying(TagKeys tags, SecretCheck secrets, Revocations revocations) {
        return new IdentifyToken(tokens, FORMAT, tags, id -> Optional.ofNullable(store.credentials.get(id)), secrets,
                revocations);
    }

    private TokenIssuer issuer() {
        var keys = new IssuingKeys.Current(new CredentialKey(SUBKEY), TAG_KEY);
        return new TokenIssuer(FORMAT, () -> keys, new SplittableRandom(1), () -> now);
    }

    private RepeatKeys repeatKeys() {
        return new RepeatKeys() {
            @Override
            public RepeatKey of(String keyId) {
                return new RepeatKey(SUBKEY);
            }

            @Override
            public Optional<UsedKeys> find(String keyId) {
                return keyIsUsable
                        ? Optional.of(new UsedKeys(new RepeatKey(SUBKEY), TAG_KEY))
                        : Optional.empty();
            }
        };
    }

    private static AccessPolicy policy() {
        return new AccessPolicy(List.of(new Role("admin", "Admin", "", Set.of("builds:start")),
                new Role("developer", "Developer", "", Set.of("builds:start"))), Map.of());
    }

    /// A creation without particulars.
    static CreateToken.Command creation(String name, @Nullable Instant expiresAt, WantedRoles roles,
            @Nullable IdempotencyKey key) {
        return new CreateToken.Command(name, WantedParticulars.NONE, expiresAt, roles, key);
    }

    /// A change of name and roles.
    static UpdateToken.Command change(@Nullable String name, @Nullable WantedRoles roles) {
        return new UpdateToken.Command(name, WantedParticulars.NONE, null, roles);
    }

    static WantedRoles all(String role) {
        return new WantedRoles(role, null);
    }

    static WantedRoles perApp(Map<String, String> roles) {
        return new WantedRoles(null, roles);
    }

    /// A token of Ada's, for a month.
    WorkspaceToken token(String name, WantedRoles roles) {
        return create.run(ADA, "acme", () -> creation(name, now.plus(MONTH), roles, null)).details()
                .token();
    }

    TokenPath path(WorkspaceToken token) {
        return new TokenPath("acme", token.id().value());
    }

    /// Renames a token as somebody else does at the same time, each time to another name.
    void rename(WorkspaceToken token) {
        String name = "Theirs " + names.incrementAndGet();
        update.run(ADA, path(token), Expected.NOTHING, () -> change(name, null));
    }

    /// What must not be read.
    static <T> Supplier<T> unread() {
        return () -> {
            throw new AssertionError("a command was read for somebody who may not give it");
        };
    }

    @Nullable
    WorkspaceToken stored(WorkspaceToken token) {
        return store.records.get(token.id());
    }
}
