package dev.workspacetokens.sampleapi;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.token.LiveCounts;
import dev.workspacetokens.application.token.TokenRecords;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.DynamoDbCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lists the apps that a token reaches now, by the authorizer's rule: the app belongs to the token's workspace at this
/// moment, it is the very app that was granted, and the access policy knows the role.
///
/// A page costs at most three reads, whatever the number of apps and grants. What the token does not reach any more is
/// left out, so a page may be short and have a next one all the same.
final class ReachedApps {

    private final Directory directory;
    private final DynamoDbCatalog catalog;
    private final Supplier<AccessPolicy> policy;
    private final LiveCounts counts;

    ReachedApps(Directory directory, DynamoDbCatalog catalog, TokenRecords tokens, Supplier<AccessPolicy> policy) {
        this.directory = directory;
        this.catalog = catalog;
        this.policy = policy;
        this.counts = new LiveCounts(tokens, directory);
    }

    /// The role on all apps, or how many apps the token reaches in which role. What a token may not do at all, because
    /// the policy has lost its role, is not there.
    Map<String, Object> roles(WorkspaceToken token) {
        Map<String, Object> roles = new LinkedHashMap<>();
        if (token.access() instanceof AccessRef.AllApps(var role) && policy.get().role(role).isPresent()) {
            roles.put("all_apps", role);
            return roles;
        }
        var reached = new TreeMap<>(
                counts.of(token.workspace().slug(), List.of(token)).getOrDefault(token.id(), Map.of()));
        reached.keySet().removeIf(role -> policy.get().role(role).isEmpty());
        roles.put("apps_count", reached.values().stream().mapToInt(Integer::intValue).sum());
        roles.put("counts", reached);
        return roles;
    }

    /// An app and what the token is in it.
    ///
    /// @param app one of the token's workspace
    /// @param role the role's id
    record ReachedApp(App app, String role) {}

    /// A page of them, in the order of their slugs.
    Page<ReachedApp> page(WorkspaceToken token, Page.Request page) {
        Page<ReachedApp> candidates = switch (token.access()) {
            case AccessRef.AllApps(var role) -> directory.apps(token.workspace().slug(), _ -> true, page)
                    .map(app -> new ReachedApp(app, role));
            case AccessRef.GrantSet(var set) -> granted(token, catalog.grants(set, page));
        };
        Map<Slug, AppOwner> owners = catalog
                .appOwners(candidates.items().stream().map(reached -> reached.app().slug()).toList());
        return new Page<>(candidates.items().stream().filter(reached -> reaches(token, reached, owners)).toList(),
                candidates.next());
    }

    private Page<ReachedApp> granted(WorkspaceToken token, Page<Grant> grants) {
        Map<Slug, Grant> byApp = grants.items().stream().collect(toMap(Grant::app, grant -> grant));
        Map<Slug, App> apps = catalog.apps(token.workspace().slug(), byApp.keySet());
        return new Page<>(grants.items().stream()
                .flatMap(grant -> Stream.ofNullable(apps.get(grant.app()))
                        .filter(app -> app.uid().equals(grant.appUid()))
                        .map(app -> new ReachedApp(app, grant.role())))
                .toList(), grants.next());
    }

    private boolean reaches(WorkspaceToken token, ReachedApp reached, Map<Slug, AppOwner> owners) {
        AppOwner owner = owners.get(reached.app().slug());
        return owner != null && owner.workspace().equals(token.workspace())
                && owner.uid().equals(reached.app().uid()) && policy.get().role(reached.role()).isPresent();
    }
}
