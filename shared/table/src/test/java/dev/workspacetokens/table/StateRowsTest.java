package dev.workspacetokens.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StateRowsTest {

    private static final SealKey KEY = new SealKey(new Subkey("key", new byte[32]));
    private static final SealKey FOREIGN = new SealKey(new Subkey("key", new byte[]{1}));
    private static final AccessPolicy SAMPLE = new AccessPolicy(List.of(new Role("sample", "S", "", Set.of())),
            Map.of());
    private static final Duration TICK = Duration.ofNanos(1);
    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(KeptRow.class.getName());

    private final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    private final Rows rows = new Rows();
    private final StateRows stored = StateRows.stored(rows, KEY, clock);
    private final StateRows sample = StateRows.with(SAMPLE, rows, KEY, clock);

    /// The table's rows of state, and which were asked for.
    private static final class Rows implements AuthorizerTable {

        private final Map<String, Attributes> all = new HashMap<>();
        private final Set<String> throttled = new HashSet<>();
        private final List<String> asked = new ArrayList<>();

        void policy(String role, SealKey key) {
            String json = "{\"roles\": [{\"id\": \"%s\", \"title\": \"R\", \"description\": \"D\", \"permissions\": [\"p\"]}], \"apis\": {}}"
                    .formatted(role);
            put(Keys.POLICY, StateAttributes.DOCUMENT,
                    Attribute.bytes(StateAttributes.packed(json.getBytes(StandardCharsets.UTF_8))), key);
        }

        void frozen(String uids, SealKey key) {
            put(Keys.FROZEN, StateAttributes.WORKSPACES, Attribute.text(uids), key);
        }

        private void put(String sk, String name, Attribute value, SealKey key) {
            all.put(sk, new Attributes(Map.of(Keys.PK, Attribute.text(Keys.STATE), Keys.SK, Attribute.text(sk), name,
                    value)).sealed(key));
        }

        Attributes there(String sk) {
            return Objects.requireNonNull(all.get(sk));
        }

        @Override
        public Optional<Attributes> get(ItemKey key, Duration call, Duration attempt) {
            assertThat(key.pk()).isEqualTo(Keys.STATE);
            asked.add(key.sk());
            if (throttled.contains(key.sk())) {
                throw new IllegalStateException("throttled");
            }
            return Optional.ofNullable(all.get(key.sk()));
        }

        @Override
        public List<Attributes> read(List<ItemKey> keys, Duration call, Duration attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean update(Update update, Duration call) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void bothAreThere() {
        LOG.setLevel(Level.OFF);
        rows.policy("editor", KEY);
        rows.frozen("uid-1 uid-2", KEY);
    }

    private static boolean knows(StateRows state, String role) {
        return state.now().policy().role(role).isPresent();
    }

    @Test
    void saysWhatTheRowsSay() {
        assertThat(knows(stored, "editor")).isTrue();
        assertThat(knows(stored, "sample")).isFalse();
        assertThat(stored.now().frozen()).containsExactlyInAnyOrder("uid-1", "uid-2");
    }

    @Test
    void eachRowIsReadOnceAndWhateverWasReadJustBeforeIsInForceWithinAMinute() {
        stored.now();
        stored.now();
        assertThat(rows.asked).containsExactly(Keys.POLICY, Keys.FROZEN);
        rows.policy("viewer", KEY);
        rows.frozen("", KEY);
        clock.advance(StateRows.FROZEN_LIMIT.minus(TICK));
        assertThat(knows(stored, "viewer")).isTrue();
        assertThat(knows(stored, "editor")).isFalse();
        assertThat(stored.now().frozen()).isEmpty();
    }

    @Test
    void sampleReadsTheFrozenOnly() {
        assertThat(sample.now()).isEqualTo(new DeploymentState.Now(SAMPLE, Set.of("uid-1", "uid-2")));
        assertThat(rows.asked).containsExactly(Keys.FROZEN);
    }

    @Test
    void frozenThatCannotBeReadFailClosedThreeSecondsBeforeTheMinuteIsOver() {
        for (StateRows state : List.of(stored, sample)) {
            rows.throttled.clear();
            state.now();
            rows.throttled.add(Keys.FROZEN);
            clock.advance(Duration.ofSeconds(57).minus(TICK));
            assertThat(state.now().frozen()).contains("uid-1");
            clock.advance(TICK);
            assertThatThrownBy(state::now).hasMessage("throttled");
        }
    }

    @Test
    void policyThatCannotBeReadServesForFiveMinutesWhileTheFrozenAreKnown() {
        stored.now();
        rows.throttled.add(Keys.POLICY);
        clock.advance(Duration.ofMinutes(5).minus(TICK));
        assertThat(knows(stored, "editor")).isTrue();
        clock.advance(TICK);
        assertThatThrownBy(stored::now).hasMessage("throttled");
    }

    @Test
    void withNothingAtHandEitherRowThatIsMissingFailsClosed() {
        for (String row : List.of(Keys.POLICY, Keys.FROZEN)) {
            Attributes there = rows.there(row);
            rows.all.remove(row);
            assertThatThrownBy(stored::now).hasMessage("there is no row STATE / " + row);
            rows.all.put(row, there);
            assertThat(knows(stored, "editor")).isTrue();
            stored.forget();
        }
    }

    @Test
    void rowThatIsDeletedFailsClosedWithinAMinute() {
        for (String row : List.of(Keys.POLICY, Keys.FROZEN)) {
            stored.now();
            Attributes there = rows.there(row);
            rows.all.remove(row);
            clock.advance(StateRows.FROZEN_LIMIT);
            assertThatThrownBy(stored::now).hasMessage("there is no row STATE / " + row);
            rows.all.put(row, there);
        }
    }

    /// Else whoever breaks the row keeps a wider policy in force than the one that was put.
    @Test
    void policyThatIsForgedFailsClosedWithinAMinuteToo() {
        stored.now();
        rows.policy("admin", FOREIGN);
        clock.advance(StateRows.FROZEN_LIMIT.minus(TICK));
        assertThat(knows(stored, "editor")).isTrue();
        clock.advance(TICK);
        assertThatThrownBy(stored::now).isInstanceOf(SealRefused.class);
    }

    @Test
    void nobodyIsFrozenWhereNothingIsStoredAndNoRowIs() {
        rows.all.clear();
        assertThat(sample.now()).isEqualTo(new DeploymentState.Now(SAMPLE, Set.of()));
    }

    @Test
    void rowOfAForeignSealOrOfNoneFailsClosed() {
        rows.policy("admin", FOREIGN);
        assertThatThrownBy(stored::now).isInstanceOf(SealRefused.class);
        rows.policy("editor", KEY);
        rows.frozen("", FOREIGN);
        assertThatThrownBy(stored::now).isInstanceOf(SealRefused.class);
        assertThatThrownBy(sample::now).isInstanceOf(SealRefused.class);
        var bare = new HashMap<>(rows.there(Keys.FROZEN).item());
        bare.remove(Keys.SEAL);
        rows.all.put(Keys.FROZEN, new Attributes(bare));
        assertThatThrownBy(sample::now).isInstanceOf(SealRefused.class);
    }

    /// A genuine row of another key, moved to this one's place.
    @Test
    void rowInAnothersPlaceIsNoRow() {
        rows.all.put(Keys.POLICY, rows.there(Keys.FROZEN));
        assertThatThrownBy(stored::now).hasMessage("there is no row STATE / POLICY");
        var renamed = new HashMap<>(rows.there(Keys.FROZEN).item());
        renamed.put(Keys.SK, Attribute.text(Keys.POLICY));
        rows.all.put(Keys.POLICY, new Attributes(renamed));
        assertThatThrownBy(stored::now).isInstanceOf(SealRefused.class);
    }

    @Test
    void forgedRowChangesNothingUntilItsLimitAndThenFailsClosed() {
        stored.now();
        rows.frozen("", FOREIGN);
        rows.policy("admin", FOREIGN);
        clock.advance(StateRows.FROZEN_LIMIT.minus(TICK));
        assertThat(knows(stored, "admin")).isFalse();
        assertThat(stored.now().frozen()).contains("uid-1");
        clock.advance(TICK);
        assertThatThrownBy(stored::now).isInstanceOf(SealRefused.class);
    }

    @Test
    void policyIsParsedAgainOnlyWhenItIsAnother() {
        AccessPolicy first = stored.now().policy();
        clock.advance(KeptRow.ASKED_FROM);
        assertThat(stored.now().policy()).isSameAs(first);
        assertThat(rows.asked).filteredOn(Keys.POLICY::equals).hasSize(2);
        rows.policy("viewer", KEY);
        clock.advance(KeptRow.ASKED_FROM);
        assertThat(stored.now().policy()).isNotSameAs(first);
        assertThat(knows(stored, "viewer")).isTrue();
    }

    @Test
    void nothingServesThatASnapshotHasForgotten() {
        stored.prime();
        stored.forget();
        rows.throttled.add(Keys.FROZEN);
        assertThatThrownBy(stored::now).hasMessage("throttled");
        stored.forget();
        rows.throttled.clear();
        rows.throttled.add(Keys.POLICY);
        assertThatThrownBy(stored::now).hasMessage("throttled");
    }
}
