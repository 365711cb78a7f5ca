package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.NOW;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lists against a model of them that is written from the contract's words: it filters and sorts all tokens, and knows
/// nothing of pages.
@Tag("generated")
final class TokenListModelTest {

    private static final int LISTS = 400 * Integer.getInteger("generated.times", 1);
    private static final long SEED = Long.getLong("generated.seed", 1);

    private final Random random = new Random(SEED);
    private House house = new House();
    private RandomTokens tokens = new RandomTokens(house, random);

    TokenListModelTest() {
        System.out.println("TokenListModelTest: -Dgenerated.seed=" + SEED);
    }

    @Test
    void pagesTogetherAreWhatTheModelSays() {
        for (int round = 0; round < LISTS; round++) {
            house = new House();
            tokens = new RandomTokens(house, random);
            tokens.add(random.nextInt(60));
            var filter = new TokenFilter(maybe(List.of(StatusFilter.values())),
                    some(List.of("BUI", "deploy", "d", "x")),
                    some(RandomTokens.ROLES), maybe(RandomTokens.DAYS), random.nextInt(3) == 0);
            TokenSort sort = tokens.any(List.of(TokenSort.values()));
            boolean totals = random.nextBoolean();
            assertThat(listed(filter, sort, totals, 1 + random.nextInt(Page.MAX_ITEMS), _ -> {}))
                    .as("%s by %s", filter, sort).isEqualTo(modelled(filter, sort));
        }
    }

    /// The one that a page ended with may be revoked before the next page is asked for.
    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledWhereTheEndOfAPageIsRevoked(TokenSort sort) {
        tokens.add(100);
        List<WorkspaceToken> all = modelled(TokenFilter.ALL, sort);
        assertThat(listed(TokenFilter.ALL, sort, true, 7, last -> house.store.records.remove(last.id())))
                .isEqualTo(all);
    }

    private <T> @Nullable T maybe(List<T> values) {
        return random.nextInt(3) == 0 ? tokens.any(values) : null;
    }

    private String some(List<String> values) {
        return random.nextInt(3) == 0 ? tokens.any(values) : "";
    }

    /// All pages from the first to the last.
    ///
    /// @param between what is done with the last token of each
    private List<WorkspaceToken> listed(TokenFilter filter, TokenSort sort, boolean totals, int limit,
            Consumer<WorkspaceToken> between) {
        var listed = new ArrayList<WorkspaceToken>();
        String after = null;
        do {
            List<Long> counts = counts();
            var found = house.list.run(ADA, "acme")
                    .page(new ListTokens.Query(filter, sort, totals, new Page.Request(after, limit)));
            List<WorkspaceToken> items = found.page().items().stream().map(TokenSummary::token).toList();
            boolean plain = filter.equals(TokenFilter.ALL) && sort == TokenSort.CREATED && !totals;
            assertThat(found.totals() == null ? null : List.copyOf(found.totals().values()))
                    .isEqualTo(plain ? null : counts);
            after = found.page().next();
            assertThat(items.size()).as("a page is full while there are more").isBetween(after == null ? 0 : limit,
                    limit);
            listed.addAll(items);
            if (!items.isEmpty()) {
                between.accept(items.getLast());
            }
        } while (after != null);
        return listed;
    }

    /// Active, expiring, disabled and expired ones.
    private List<Long> counts() {
        return Stream.of(StatusFilter.values())
                .map(status -> all().filter(token -> is(status, token)).count()).toList();
    }

    private Stream<WorkspaceToken> all() {
        return house.store.records.values().stream();
    }

    private List<WorkspaceToken> modelled(TokenFilter filter, TokenSort sort) {
        return all().filter(token -> filter.status() == null || is(filter.status(), token))
                .filter(token -> lower(token.name()).contains(lower(filter.name())))
                .filter(token -> filter.role().isEmpty() || filter.role().equals(role(token)))
                .filter(token -> filter.unusedSince() == null || isUnused(token, filter.unusedSince()))
                .filter(token -> !filter.creatorGone() || !token.created().by().equals("ada"))
                .sorted(order(sort)).toList();
    }

    private static boolean is(StatusFilter status, WorkspaceToken token) {
        Instant end = token.expiresAt();
        boolean alive = end == null || end.isAfter(NOW);
        return switch (status) {
            case ACTIVE -> alive && !token.disabled();
            case DISABLED -> alive && token.disabled();
            case EXPIRED -> !alive;
            case EXPIRING -> alive && !token.disabled() && end != null && !end.isAfter(NOW.plus(Duration.ofDays(30)));
        };
    }

    private static String role(WorkspaceToken token) {
        return token.access() instanceof AccessRef.AllApps(var role) ? role : token.counts().keySet().iterator().next();
    }

    private boolean isUnused(WorkspaceToken token, LocalDate since) {
        LocalDate used = used(token);
        return token.created().at().isBefore(since.atStartOfDay(ZoneOffset.UTC).toInstant())
                && (used == null || used.isBefore(since));
    }

    private @Nullable LocalDate used(WorkspaceToken token) {
        LastUse use = house.store.uses.get(token.id());
        return use == null ? null : use.latest();
    }

    private Comparator<WorkspaceToken> order(TokenSort sort) {
        Comparator<WorkspaceToken> oldestFirst = comparing(token -> token.id().value());
        return switch (sort) {
            case CREATED -> oldestFirst.reversed();
            case EXPIRES -> comparing(WorkspaceToken::expiresAt, nullsLast(naturalOrder())).thenComparing(oldestFirst);
            case LAST_USED -> comparing(this::used, nullsFirst(naturalOrder())).thenComparing(oldestFirst);
            case NAME -> comparing((WorkspaceToken token) -> lower(token.name())).thenComparing(oldestFirst);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
