package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Listing: newest first, page after page, none lost and none doubled.
@OnEachBackend
@Tag("generated")
final class TokenListTest {

    private final World world = new World();

    /// Fills the workspace with records only, newest first, one in each second.
    private List<WorkspaceToken> fill(int count) {
        var template = world.issue(new Access.AllApps("developer")).token();
        var tokens = IntStream.range(0, count)
                .mapToObj(i -> new WorkspaceToken(
                        TokenId.draw(world.clock.instant().minus(Duration.ofSeconds(i)), World.RANDOM), "token " + i,
                        world.workspace, template.access(), template.counts(), 0, false, false, template.expiresAt(), 1,
                        null, 1,
                        template.created(), null, template.updated()))
                .toList();
        world.table.batches().put(world.table.tokens(), WorkspaceToken.class, tokens);
        return tokens;
    }

    /// All pages from the first to the last.
    private List<Page<WorkspaceToken>> pages(int limit) {
        var pages = new ArrayList<Page<WorkspaceToken>>();
        String after = null;
        do {
            pages.add(world.store.list(world.workspace, new Page.Request(after, limit)));
            after = pages.getLast().next();
        } while (after != null);
        return pages;
    }

    private static List<WorkspaceToken> items(List<Page<WorkspaceToken>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    @Test
    void tokenThatWasJustCreatedIsTheFirst() {
        for (int i = 0; i < 3; i++) {
            var shown = world.create(new Access.AllApps("developer"));
            assertThat(pages(50).getFirst().items().getFirst()).isEqualTo(shown.token());
            world.clock.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void everyPageSizeGivesEveryTokenOnceNewestFirst() {
        List<WorkspaceToken> tokens = fill(53);
        for (int limit = 1; limit <= Page.MAX_ITEMS; limit++) {
            var pages = pages(limit);
            assertThat(items(pages)).as("limit %d", limit).isEqualTo(tokens);
            assertThat(pages).as("limit %d", limit).hasSize(Math.ceilDiv(53, limit));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "49, 1", "50, 1", "51, 2", "100, 2", "101, 3"})
    void nextIsAbsentExactlyOnTheLastPage(int tokens, int pages) {
        fill(tokens);
        assertThat(pages(50)).hasSize(pages).last().extracting(Page::next).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 2_105})
    void allAreReadWithAsFewRequestsAsTheirSizeTakes(int tokens) {
        List<WorkspaceToken> all = fill(tokens);
        var requests = new Requests();
        assertThat(World.store(requests).all(world.workspace)).isEqualTo(all);
        assertThat(requests.sent(QueryRequest.class)).hasSize(1);
    }

    @Test
    void otherItemsOfTheWorkspaceAreNotListed() {
        fill(1);
        world.apps(2, "developer");
        new World().create(new Access.AllApps("developer"));
        assertThat(items(pages(50))).hasSize(1);
    }
}
