package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Workspaces with tokens in memory, their receivers, and how far the walk came, each by the rules of its port. A page
/// has two workspaces.
final class FakeNight implements ExpiringTokens, DigestReceivers, Walks {

    private static final int PAGE = 2;

    final NavigableMap<Slug, List<ExpiringToken>> tokens = new TreeMap<>();
    final List<Digest> told = new ArrayList<>();
    /// The workspaces that were looked at, in their order.
    final List<String> visited = new ArrayList<>();
    @Nullable Walk noted;
    Instant now;
    /// What receivers do not take.
    Predicate<Digest> refused = _ -> false;
    /// Is asked before each call of a port, and may fail it.
    Runnable before = () -> {};
    /// Is run behind each call that took something.
    Runnable behind = () -> {};
    private final Random random = new Random(1);
    private final Map<String, String> uids = new HashMap<>();

    FakeNight(Instant now) {
        this.now = now;
    }

    TellExpiring useCase() {
        return new TellExpiring(this, this, this, () -> now);
    }

    /// Calls it with more time than it needs.
    boolean run() {
        return useCase().run(now.plus(Duration.ofMinutes(15)));
    }

    ExpiringToken add(String workspace, Instant expiresAt) {
        var ref = new WorkspaceRef(new Slug(workspace), uids.computeIfAbsent(workspace, one -> "uid-" + one));
        var token = new ExpiringToken(ref, TokenId.draw(now, random), "CI", expiresAt);
        tokens.computeIfAbsent(ref.slug(), _ -> new ArrayList<>()).add(token);
        return token;
    }

    /// What was told, one line for each notice.
    List<String> notices() {
        return told.stream().flatMap(digest -> digest.notices().stream()
                .map(notice -> digest.workspace().slug() + " " + notice.token().id() + " " + notice.days())).toList();
    }

    @Override
    public Page<Slug> workspaces(String after) {
        before.run();
        List<Slug> rest = tokens.navigableKeySet().stream().filter(slug -> slug.value().compareTo(after) > 0).toList();
        return rest.size() <= PAGE
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, PAGE), rest.get(PAGE - 1).value());
    }

    @Override
    public List<ExpiringToken> of(Slug workspace) {
        before.run();
        visited.add(workspace.value());
        return List.copyOf(tokens.getOrDefault(workspace, List.of()));
    }

    @Override
    public Set<Digest> tell(List<Digest> digests) {
        before.run();
        Set<Digest> failed = digests.stream().filter(refused).collect(Collectors.toSet());
        digests.stream().filter(digest -> !failed.contains(digest)).forEach(told::add);
        behind.run();
        return failed;
    }

    @Override
    public Optional<Walk> read() {
        before.run();
        return Optional.ofNullable(noted);
    }

    @Override
    public boolean note(Walk walk) {
        before.run();
        if (walk.version() != (noted == null ? 1 : noted.version() + 1)) {
            return false;
        }
        noted = walk;
        behind.run();
        return true;
    }

    /// As when DynamoDB does not answer.
    static Refusal failure() {
        return new Refusal.Unavailable("broken on purpose");
    }
}
