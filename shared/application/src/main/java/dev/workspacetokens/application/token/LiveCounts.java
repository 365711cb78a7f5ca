package dev.workspacetokens.application.token;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Says of tokens how many apps they reach in which role, as decisions do.
///
/// A record's own counts hold until an app leaves the workspace. Only tokens that were given their roles before the last
/// one left are counted anew, which reads their grants and the workspace's apps.
public final class LiveCounts {

    private final TokenRecords records;
    private final Directory directory;

    public LiveCounts(TokenRecords records, Directory directory) {
        this.records = records;
        this.directory = directory;
    }

    /// The counts of tokens of one workspace; none for a token with a role on all apps.
    public Map<TokenId, Map<String, Integer>> of(Slug workspace, Collection<WorkspaceToken> all) {
        List<WorkspaceToken> perApp = all.stream().filter(token -> token.access() instanceof AccessRef.GrantSet)
                .toList();
        if (perApp.isEmpty()) {
            return Map.of();
        }
        var counts = new HashMap<TokenId, Map<String, Integer>>();
        perApp.forEach(token -> counts.put(token.id(), token.counts()));
        long departures = directory.departures(workspace);
        counts.putAll(counted(workspace,
                perApp.stream().filter(token -> token.departures() != departures).toList()));
        return counts;
    }

    private Map<TokenId, Map<String, Integer>> counted(Slug workspace, List<WorkspaceToken> outdated) {
        var grants = new LinkedHashMap<TokenId, List<Grant>>();
        for (WorkspaceToken token : outdated) {
            if (token.access() instanceof AccessRef.GrantSet(var set)) {
                List<Grant> found = records.grants(set);
                // Other than the record says: its roles were replaced since it was read, and these are being cleaned
                // up.
                if (found.size() == token.apps()) {
                    grants.put(token.id(), found);
                }
            }
        }
        var slugs = grants.values().stream().flatMap(List::stream).map(Grant::app).collect(Collectors.toSet());
        var apps = slugs.isEmpty()
                ? Map.<Slug, App>of()
                : directory.apps(workspace, slugs);
        var counts = new HashMap<TokenId, Map<String, Integer>>();
        grants.forEach((token, found) -> counts.put(token, Reach.of(found, apps).counts()));
        return counts;
    }
}
