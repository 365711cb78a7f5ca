package dev.workspacetokens.application.token;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.Receipt;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps tokens in memory, by the rules of [TokenRecords], [TokenStore], [Receipts] and [TokenRevocation].
final class FakeTokens implements TokenRecords, TokenStore, Receipts, TokenRevocation {

    final Map<TokenId, WorkspaceToken> records = new HashMap<>();
    final Map<TokenId, Credential> credentials = new HashMap<>();
    final Map<TokenId, Particulars> particulars = new HashMap<>();
    final Map<String, List<Grant>> grants = new HashMap<>();
    final Map<TokenId, LastUse> uses = new HashMap<>();
    final Map<String, Receipt> receipts = new HashMap<>();
    final List<Deed> deeds = new ArrayList<>();

    /// What somebody else does before the next write, once.
    Runnable meanwhile = () -> {};

    /// What happens before each revocation.
    Runnable beforeRevocation = () -> {};

    /// What somebody else does before each reading of grants.
    Runnable beforeGrants = () -> {};

    @Override
    public Optional<WorkspaceToken> find(WorkspaceRef workspace, TokenId id) {
        return Optional.ofNullable(records.get(id)).filter(token -> token.workspace().equals(workspace));
    }

    @Override
    public Page<WorkspaceToken> list(WorkspaceRef workspace, Page.Request page) {
        List<WorkspaceToken> rest = all(workspace).stream()
                .filter(token -> page.after() == null || token.id().value().compareTo(page.after()) < 0).toList();
        List<WorkspaceToken> items = rest.stream().limit(page.limit()).toList();
        return new Page<>(items, items.size() == rest.size() ? null : items.getLast().id().value());
    }

    @Override
    public List<WorkspaceToken> all(WorkspaceRef workspace) {
        return records.values().stream()
                .sorted(Comparator.comparing((WorkspaceToken token) -> token.id().value()).reversed()).toList();
    }

    @Override
    public List<TokenId> ids(WorkspaceRef workspace) {
        return all(workspace).stream().map(WorkspaceToken::id).toList();
    }

    @Override
    public Particulars particulars(WorkspaceToken token) {
        return particulars.getOrDefault(token.id(), Particulars.NONE);
    }

    @Override
    public List<Grant> grants(String grantSet) {
        beforeGrants.run();
        return grants.getOrDefault(grantSet, List.of());
    }

    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens) {
        return uses.entrySet().stream().filter(use -> tokens.contains(use.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace) {
        return Map.copyOf(uses);
    }

    @Override
    public void create(Owner by, IssuedToken issued, Particulars said, List<Grant> given, int most, Deed deed) {
        overtake();
        requireFirst(issued);
        if (records.size() >= most) {
            throw TokenStore.full(most);
        }
        keepReceipt(issued);
        put(issued.token(), given);
        particulars.put(issued.token().id(), said);
        credentials.put(issued.token().id(), issued.credential());
        deeds.add(deed);
    }

    @Override
    public void regenerate(Owner by, WorkspaceToken before, IssuedToken after, Overlap overlap, Deed deed) {
        overtake();
        requireFirst(after);
        requireUnchanged(before);
        keepReceipt(after);
        records.put(before.id(), after.token());
        credentials.computeIfPresent(before.id(), (_, credential) -> credential.regenerated(after.credential(), overlap,
                after.token().updated().at()));
        deeds.add(deed);
    }

    @Override
    public boolean endOverlap(Owner by, WorkspaceToken before, WorkspaceToken after, Deed deed) {
        overtake();
        requireUnchanged(before);
        Credential credential = Objects.requireNonNull(credentials.get(before.id()));
        FormerSecret former = credential.former();
        if (former == null || !former.of().worksAt(after.updated().at())) {
            return false;
        }
        records.put(before.id(), after);
        credentials.put(before.id(), credential.withoutOverlap());
        deeds.add(deed);
        return true;
    }

    @Override
    public void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> given, Settings settings,
            Deed deed) {
        overtake();
        requireUnchanged(before);
        put(after, given);
        credentials.computeIfPresent(before.id(), (_, credential) -> settings.in(credential, after.name(),
                after.access().equals(before.access()) ? credential.access() : after.access()));
        if (settings.particulars() != null) {
            particulars.put(before.id(), settings.particulars());
        }
        deeds.add(deed);
    }

    @Override
    public boolean holds(Owner by, WorkspaceToken token, Settings settings) {
        Credential credential = credentials.get(token.id());
        return credential != null && credential.generation() == token.generation()
                && settings.in(credential, token.name(), token.access()).equals(credential);
    }

    @Override
    public boolean revoke(Owner by, WorkspaceToken token, Deed deed) {
        overtake();
        beforeRevocation.run();
        if (records.remove(token.id()) == null) {
            return false;
        }
        credentials.remove(token.id());
        deeds.add(deed);
        return true;
    }

    @Override
    public boolean revokeUnrecorded(Owner by, TokenId token, Deed deed) {
        overtake();
        Credential found = credentials.get(token);
        if (found == null || !found.workspace().equals(by.workspace())) {
            return false;
        }
        credentials.remove(token);
        deeds.add(deed);
        return true;
    }

    @Override
    public Optional<Receipt> find(WorkspaceRef workspace, String call) {
        return Optional.ofNullable(receipts.get(workspace.uid() + ' ' + call));
    }

    private void requireFirst(IssuedToken issued) {
        Receipt mine = issued.receipt();
        if (mine != null && find(issued.token().workspace(), mine.call()).filter(one -> one.countsAt(mine.at()))
                .isPresent()) {
            throw TokenStore.repeated();
        }
    }

    private void keepReceipt(IssuedToken issued) {
        Receipt mine = issued.receipt();
        if (mine != null) {
            receipts.put(issued.token().workspace().uid() + ' ' + mine.call(), mine);
        }
    }

    private void put(WorkspaceToken token, List<Grant> given) {
        records.put(token.id(), token);
        if (token.access() instanceof AccessRef.GrantSet(var set)) {
            grants.putIfAbsent(set, given);
        }
    }

    private void requireUnchanged(WorkspaceToken before) {
        WorkspaceToken now = Optional.ofNullable(records.get(before.id())).orElseThrow(TokenStore::notFound);
        if (now.version() != before.version()) {
            throw new Refusal.Conflict("Somebody else changed the token.");
        }
    }

    private void overtake() {
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
    }
}
