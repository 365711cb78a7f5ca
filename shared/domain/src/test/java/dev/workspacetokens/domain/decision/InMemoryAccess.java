package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the authorizer reads, in maps. Notes every read, and fails when told to.
final class InMemoryAccess implements AccessReader {

    final Map<TokenId, Credential> credentials = new HashMap<>();
    final Map<String, Map<Slug, Grant>> grantSets = new HashMap<>();
    final Map<Slug, AppOwner> owners = new HashMap<>();
    final List<String> reads = new ArrayList<>();
    @Nullable RuntimeException failure;
    /// What somebody else does right after the next read.
    @Nullable Runnable meanwhile;

    @Override
    public Facts read(TokenId token, @Nullable Slug app) {
        note("read " + token + " " + app);
        Facts facts = app == null
                ? Facts.of(credentials.get(token), null, null)
                : Facts.of(credentials.get(token), find(token.value(), app), owners.get(app));
        Runnable change = meanwhile;
        meanwhile = null;
        if (change != null) {
            change.run();
        }
        return facts;
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        note("grant " + grantSet + " " + app);
        return Optional.ofNullable(find(grantSet, app));
    }

    private @Nullable Grant find(String grantSet, Slug app) {
        return grantSets.getOrDefault(grantSet, Map.of()).get(app);
    }

    private void note(String read) {
        reads.add(read);
        if (failure != null) {
            throw failure;
        }
    }
}
