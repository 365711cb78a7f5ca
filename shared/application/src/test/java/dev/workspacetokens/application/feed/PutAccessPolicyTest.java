package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.NOW;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.application.feed.PutAccessPolicy.Command;
import dev.workspacetokens.application.feed.PutAccessPolicy.Outcome;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import dev.workspacetokens.domain.access.ResourceWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PutAccessPolicyTest {

    private final InMemory policies = new InMemory();
    private Instant now = NOW;
    private Duration takes = Duration.ZERO;
    private final PutAccessPolicy put = new PutAccessPolicy(policies, () -> now);

    /// A policy in memory, of at most ten letters.
    private final class InMemory implements AccessPolicies {

        private @Nullable Stored stored;
        private final List<Deed> deeds = new ArrayList<>();
        private PolicyDraft next = PolicyDraft.empty();
        private Runnable meanwhile = () -> {};

        @Override
        public Optional<Stored> find() {
            return Optional.ofNullable(stored);
        }

        @Override
        public void requireRoom(String document) {
            if (document.length() > 10) {
                throw AccessPolicies.tooLarge();
            }
        }

        @Override
        public long put(@Nullable Stored before, String document, Deed deed) {
            Runnable other = meanwhile;
            meanwhile = () -> {};
            other.run();
            if (!Objects.equals(stored, before)) {
                throw new Refusal.Conflict("changed");
            }
            now = now.plus(takes);
            deeds.add(deed);
            stored = new Stored(before == null ? 1 : before.version() + 1, document, next, now);
            return stored.version();
        }
    }

    private static PolicyDraft roles(String... ids) {
        return new PolicyDraft(ResourceWords.APPS,
                Stream.of(ids).map(id -> new DraftRole(id, id, "", List.of("p"))).toList(), Map.of());
    }

    private Outcome put(LongPredicate expected, boolean dryRun, PolicyDraft draft, String... dropped) {
        policies.next = draft;
        return put.run(SAAS, expected, new Command("a doc", draft, dryRun, Set.of(dropped)));
    }

    private Outcome put(PolicyDraft draft, String... dropped) {
        return put(_ -> true, false, draft, dropped);
    }

    private static Outcome done(long version, Instant at, Violation... narrowed) {
        return new Outcome(version, at.plusSeconds(60), List.of(narrowed));
    }

    private long version() {
        return policies.find().map(AccessPolicies.Stored::version).orElse(0L);
    }

    @Test
    void firstOneNarrowsNothingAndIsInForceWithinAMinute() {
        assertThat(put(roles("admin"))).isEqualTo(done(1, NOW));
        assertThat(policies.find().map(AccessPolicies.Stored::document)).contains("a doc");
    }

    @Test
    void minuteIsCountedFromTheEndOfTheWrite() {
        takes = Duration.ofSeconds(3);
        assertThat(put(roles("admin"))).isEqualTo(done(1, NOW.plusSeconds(3)));
    }

    @Test
    void eachIsTheNextVersion() {
        put(roles("admin"));
        assertThat(put(roles("admin", "viewer"))).isEqualTo(done(2, NOW));
    }

    @Test
    void roleIsDroppedOnlyByWhoNamesIt() {
        put(roles("admin", "viewer", "editor"));
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> put(roles("admin"), "admin", "nobody"));
        assertThat(refusal.violations()).containsExactly(
                new Violation(List.of("roles"), "drops the role 'editor', which needs ?drop_role=editor"),
                new Violation(List.of("roles"), "drops the role 'viewer', which needs ?drop_role=viewer"));
        assertThatThrownBy(() -> put(roles("admin"), "viewer")).isInstanceOf(Refusal.Invalid.class);
        assertThat(version()).isEqualTo(1);
        String told = "is dropped: whoever has it loses it";
        assertThat(put(roles("admin"), "viewer", "editor")).isEqualTo(done(2, NOW,
                new Violation(List.of("roles", "viewer"), told), new Violation(List.of("roles", "editor"), told)));
    }

    @Test
    void dryRunTellsWhatItWouldTakeAwayAndStoresNothing() {
        put(roles("admin", "viewer"));
        assertThat(put(_ -> true, true, roles("admin"))).isEqualTo(new Outcome(1, null,
                List.of(new Violation(List.of("roles", "viewer"), "is dropped: whoever has it loses it"))));
        assertThat(version()).isEqualTo(1);
        assertThat(policies.find().map(AccessPolicies.Stored::draft)).contains(roles("admin", "viewer"));
    }

    @Test
    void dryRunBeforeTheFirstOneSaysThatNoneIsStored() {
        assertThat(put(_ -> true, true, roles("admin"))).isEqualTo(new Outcome(0, null, List.of()));
        assertThat(policies.find()).isEmpty();
    }

    @Test
    void anotherVersionThanTheExpectedOneIsOutdatedAlsoInADryRun() {
        put(roles("admin"));
        for (boolean dryRun : new boolean[]{true, false}) {
            assertThatThrownBy(() -> put(version -> version == 2, dryRun, roles("viewer")))
                    .isInstanceOf(Refusal.Outdated.class).hasMessageContaining("version 1");
        }
        assertThat(put(version -> version == 1, false, roles("admin")).version()).isEqualTo(2);
    }

    @Test
    void oneThatSomebodyElseReplacesMeanwhileIsAConflict() {
        put(roles("admin"));
        policies.meanwhile = () -> put(roles("admin", "theirs"));
        assertThatThrownBy(() -> put(roles("admin", "mine"))).isInstanceOf(Refusal.Conflict.class);
        assertThat(version()).isEqualTo(2);
    }

    private static PolicyDraft policy(Map<String, List<String>> roles, Map<String, String> routes) {
        return new PolicyDraft(ResourceWords.APPS,
                roles.entrySet().stream()
                        .map(role -> new DraftRole(role.getKey(), role.getKey(), "", role.getValue())).toList(),
                Map.of("orders", PolicyDraft.DraftApi.ofRoutes(routes)));
    }

    @Test
    void eachIsNotedWithWhatRolesAndRoutesLoseAndGet() {
        put(policy(Map.of("dev", List.of("a", "b"), "qa", List.of("a")), Map.of("GET /x", "a", "GET /y", "b")));
        put(policy(Map.of("dev", List.of("b", "c"), "qa", List.of("a")), Map.of("GET /x", "any", "GET /z", "c")));
        assertThat(policies.deeds.getLast().differences()).containsExactly(new Difference("version", "1", "2"),
                new Difference("roles.dev", "a", "c"), new Difference("apis.orders.GET /x", "a", "any"),
                new Difference("apis.orders.GET /y", "b", null), new Difference("apis.orders.GET /z", null, "c"));
        put(_ -> true, true, roles("none"));
        assertThat(policies.deeds).as("a dry run is no change").hasSize(2);
    }

    @Test
    void roleThatIsNewOrDroppedIsToldAlsoWhereItMayNothing() {
        put(policy(Map.of("dev", List.of()), Map.of()));
        assertThat(policies.deeds.getLast().differences()).contains(new Difference("roles.dev", null, ""));
        put(policy(Map.of("qa", List.of()), Map.of()), "dev");
        assertThat(policies.deeds.getLast().differences()).contains(new Difference("roles.dev", "", null));
    }

    @Test
    void whatNobodyReadsIsCounted() {
        var routes = IntStream.range(0, 300).boxed().collect(toMap(i -> "GET /" + i, _ -> "a"));
        put(policy(Map.of("dev", List.of("a")), routes));
        assertThat(policies.deeds.getLast().differences()).containsExactly(new Difference("version", null, "1"),
                new Difference("roles", null, "1 changed"), new Difference("routes", null, "300 changed"));
        var many = IntStream.range(0, 300).mapToObj(i -> "permission:" + i).toList();
        put(policy(Map.of("dev", many), routes));
        assertThat(policies.deeds.getLast().differences())
                .contains(new Difference("roles.dev", "a", "300 permissions"));
    }

    @Test
    void tooLargeOneIsInvalidAlsoInADryRun() {
        for (boolean dryRun : new boolean[]{true, false}) {
            assertThatThrownBy(() -> put.run(SAAS, _ -> true,
                    new Command("eleven more", roles("admin"), dryRun, Set.of()))).isInstanceOf(Refusal.Invalid.class);
        }
        assertThat(policies.find()).isEmpty();
    }

    @Test
    void everyTextThatCannotBeShownIsTold() {
        var draft = new PolicyDraft(new ResourceWords("a\u0007", "b\u202e"),
                List.of(new DraftRole("admin", "fine", "", List.of()), new DraftRole("x", "c\u200f", "", List.of())),
                Map.of());
        for (boolean dryRun : new boolean[]{true, false}) {
            var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> put(_ -> true, dryRun, draft));
            assertThat(refusal.violations()).extracting(Violation::path).containsExactly(List.of("resource", "one"),
                    List.of("resource", "many"), List.of("roles", "1", "title"));
        }
    }
}
