package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The grants of a token, told apart as a decision does: an app counts that belongs to the token's workspace now and is
/// the very app that was granted.
///
/// @param live those that count
/// @param gone those whose app was deleted, made again or moved to another workspace
public record Reach(List<Grant> live, List<Grant> gone) {

    public Reach {
        live = List.copyOf(live);
        gone = List.copyOf(gone);
    }

    /// Tells them apart.
    ///
    /// @param apps those of the granted apps that belong to the token's workspace now
    public static Reach of(List<Grant> grants, Map<Slug, App> apps) {
        var parts = grants.stream().collect(Collectors.partitioningBy(grant -> lives(grant, apps)));
        return new Reach(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    /// Where no app has left the workspace since the grants were made.
    public static Reach all(List<Grant> grants) {
        return new Reach(grants, List.of());
    }

    /// How many apps have each role, by the role's id.
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        live.forEach(grant -> counts.merge(grant.role(), 1, Integer::sum));
        return counts;
    }

    private static boolean lives(Grant grant, Map<Slug, App> apps) {
        App app = apps.get(grant.app());
        return app != null && app.uid().equals(grant.appUid());
    }
}
