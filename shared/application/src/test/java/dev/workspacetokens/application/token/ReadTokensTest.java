package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// [GetToken] and [ListTokens].
final class ReadTokensTest {

    private static final Page.Request PAGE = new Page.Request(null, 50);

    private final House house = new House();

    private List<String> names(@Nullable StatusFilter status, String name) {
        var tokens = house.list.run(ADA, "acme");
        assertThat(tokens.workspace()).isEqualTo(FakeDirectory.ACME);
        return tokens.page(listed(new TokenFilter(status, name, "", null, false))).page().items().stream()
                .map(summary -> summary.token().name()).toList();
    }

    private static ListTokens.Query listed(TokenFilter filter) {
        return new ListTokens.Query(filter, TokenSort.CREATED, false, PAGE);
    }

    @Test
    void tokenIsShownWithItsGrantsItsPeopleAndItsLastUse() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer", "ios", "admin")));
        var use = new LastUse(LocalDate.parse("2040-01-01"), "192.0.2.1", 1, 0, null);
        house.store.uses.put(token.id(), use);
        house.directory.remove("ios");
        TokenDetails details = house.get.run(ADA, house.path(token));
        assertThat(details.token()).isEqualTo(token);
        assertThat(details.reach().live()).extracting(grant -> grant.app().value()).containsExactly("web");
        assertThat(details.reach().gone()).extracting(grant -> grant.app().value()).containsExactly("ios");
        assertThat(details.context()).isEqualTo(
                new TokenContext(Map.of(token.id(), use), Map.of("ada", FakeDirectory.name("ada")), NOW));
    }

    @Test
    void appThatWasMadeAgainIsAnotherOne() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));
        house.directory.remove("web");
        house.directory.add("web");
        assertThat(house.get.run(ADA, house.path(token)).reach().live()).isEmpty();
        assertThat(house.list.run(ADA, "acme").page(listed(TokenFilter.ALL)).page().items().getFirst().counts())
                .isEmpty();
    }

    @Test
    void tokenWhoseRolesAreReplacedMeanwhileIsReadAgain() {
        WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));
        var replacements = new int[]{2};
        house.store.beforeGrants = () -> {
            if (replacements[0]-- > 0) {
                house.store.grants.clear();
                house.store.grants.put("other", List.of());
            } else {
                house.store.grants.put(token.id().value(), List.of(grant()));
            }
        };
        assertThat(house.get.run(ADA, house.path(token)).reach().live()).hasSize(1);
        replacements[0] = 3;
        house.store.grants.clear();
        assertThatThrownBy(() -> house.get.run(ADA, house.path(token))).isInstanceOf(Refusal.Unavailable.class);
    }

    private static Grant grant() {
        return new Grant(new Slug("web"), "uid-web-0",
                "developer");
    }

    @Test
    void listIsNewestFirstAndFiltered() {
        house.token("Build", all("admin"));
        house.now = NOW.plus(Duration.ofDays(29));
        house.token("Deploy", perApp(Map.of("web", "developer")));
        house.now = NOW.plus(Duration.ofDays(31));
        assertThat(names(null, "")).containsExactly("Deploy", "Build");
        assertThat(names(StatusFilter.ACTIVE, "")).containsExactly("Deploy");
        assertThat(names(StatusFilter.EXPIRED, "")).containsExactly("Build");
        assertThat(names(null, "BUIL")).containsExactly("Build");
        assertThat(names(StatusFilter.ACTIVE, "buil")).isEmpty();
    }

    @Test
    void onlyOwnersRead() {
        WorkspaceToken token = house.token("CI", all("admin"));
        assertThatThrownBy(() -> house.get.run(MAX, house.path(token))).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.get.run(STRANGER, house.path(token))).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.list.run(MAX, "acme")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.list.run(STRANGER, "acme")).isInstanceOf(Refusal.NotFound.class);
    }
}
