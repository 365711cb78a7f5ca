package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The life of a token against a model of it that is written from the contract's words, not from the code: after every
/// one of many random calls, the same secrets live, the same answers come, the record says the same, and each change has
/// left one event and nothing else has.
///
/// A note of a use may fail, and an answer may be lost: the caller then repeats the call with its key, or has none and
/// regenerates once more.
@Tag("generated")
final class TokenLifeModelTest {

    private static final int LIVES = 1_000 * Integer.getInteger("generated.times", 1);
    private static final int CALLS = 25;
    private static final List<Duration> STEPS = List.of(Duration.ofMillis(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(23), Duration.ofDays(4));
    private static final List<Long> OVERLAPS = List.of(0L, 0L, 900L, 3_600L, 86_400L, 604_800L);
    private static final List<Duration> LIFETIMES = List.of(Duration.ofMinutes(10), Duration.ofDays(2),
            Duration.ofDays(300));
    private static final List<IdempotencyKey> KEYS = Stream.of("key number one, long", "key number two, long")
            .map(text -> IdempotencyKey.parse(text).orElseThrow()).toList();

    /// A secret of the token, as the contract speaks of it.
    private static final class Secret {
        final int generation;
        final Instant expires;
        final String text;
        /// When it stops to be a former one that works; null while it is no such one.
        @Nullable Instant until;

        Secret(int generation, Instant expires, String text) {
            this.generation = generation;
            this.expires = expires;
            this.text = text;
        }
    }

    /// A call under a key, as the contract speaks of it.
    private record Made(Secret secret, Instant at, Wish body) {}

    private record Wish(Instant expiresAt, long overlap) {}

    private final House house = new House();
    private final Verifier verifier = new Verifier(house);
    private final List<Secret> issued = new ArrayList<>();
    private final List<EventType> events = new ArrayList<>(List.of(EventType.TOKEN_CREATED));
    private final Map<IdempotencyKey, Made> made = new HashMap<>();
    private final WorkspaceToken token;
    private Secret present;
    private @Nullable Secret former;
    private int newestUsed;
    private boolean revoked;
    private boolean disabled;
    private boolean confined;
    private boolean frozen;
    private boolean dismissed;
    private String description = "";

    TokenLifeModelTest() {
        Instant expires = NOW.plus(Duration.ofDays(2));
        Issued first = house.create.run(ADA, "acme",
                () -> House.creation("CI", expires, all("developer"), null));
        this.token = first.details().token();
        this.present = new Secret(1, expires, first.secret().revealOnce());
        issued.add(present);
    }

    @Test
    void everyLifeIsAsTheContractSays() {
        long seed = Long.getLong("generated.seed", 1);
        System.out.println("everyLifeIsAsTheContractSays: -Dgenerated.seed=" + seed);
        var random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            var one = new TokenLifeModelTest();
            var calls = new ArrayList<String>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(one.step(random));
                one.compare(calls);
            }
        }
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String step(Random random) {
        return switch (random.nextInt(17)) {
            case 0, 1, 2 -> advance(any(random, STEPS));
            case 3, 4, 5 -> use(any(random, issued), random.nextInt(4) > 0);
            case 6, 7, 8, 9 -> regenerate(new Wish(house.now.plus(any(random, LIFETIMES)), any(random, OVERLAPS)),
                    random.nextBoolean() ? any(random, KEYS) : null, random);
            case 10 -> endOverlap();
            case 11 -> disable(random.nextInt(4) > 0 ? !disabled : disabled);
            case 12 -> confine(random.nextInt(4) > 0 ? !confined : confined);
            case 13 -> describe("of " + random.nextInt(3));
            case 14 -> freeze(!frozen);
            case 15 -> dismiss(!dismissed);
            default -> random.nextInt(8) > 0 ? rename() : revoke();
        };
    }

    private String advance(Duration by) {
        house.now = house.now.plus(by);
        return "advance " + by;
    }

    /// An integration calls. What is noted of it is the newest generation that was ever used.
    private String use(Secret secret, boolean noted) {
        if (lives(secret) && noted) {
            newestUsed = Math.max(newestUsed, secret.generation);
            house.store.uses.put(token.id(),
                    new LastUse(LocalDate.ofInstant(house.now, ZoneOffset.UTC), "", newestUsed, 0, null));
        }
        return "use " + secret.generation + (noted ? "" : ", not noted");
    }

    private String disable(boolean now) {
        boolean changes = now != disabled;
        disabled = now;
        return describe(WantedParticulars.NONE, now, changes);
    }

    /// To where no integration is, or to nowhere.
    private String confine(boolean now) {
        boolean changes = now != confined;
        confined = now;
        return describe(new WantedParticulars(null, now ? List.of("198.51.100.0/24") : List.of()), null, changes);
    }

    private String describe(String now) {
        boolean changes = !now.equals(description);
        description = now;
        return describe(new WantedParticulars(now, null), null, changes);
    }

    /// What the owner says of the token, once she is one again. What says nothing new changes nothing.
    private String describe(WantedParticulars particulars, @Nullable Boolean wanted, boolean changes) {
        if (!revoked) {
            dismiss(false);
            house.update.run(ADA, house.path(token), Expected.NOTHING,
                    () -> new UpdateToken.Command(null, particulars, wanted, null));
            if (changes) {
                events.add(EventType.TOKEN_UPDATED);
            }
        }
        return "disabled " + wanted + ", " + particulars;
    }

    private String rename() {
        if (!revoked && !dismissed) {
            house.rename(token);
            events.add(EventType.TOKEN_UPDATED);
        }
        return "rename";
    }

    private String revoke() {
        if (!revoked && !dismissed) {
            house.revoke.run(ADA, house.path(token), Expected.NOTHING);
            revoked = true;
            events.add(EventType.TOKEN_REVOKED);
        }
        return "revoke";
    }

    private String freeze(boolean now) {
        frozen = now;
        house.directory.freeze(now);
        return "frozen " + now;
    }

    /// Ada loses the workspace to Bob, or gets it back.
    private String dismiss(boolean now) {
        dismissed = now;
        house.directory.join("bob", WorkspaceRole.OWNER);
        house.directory.join("ada", now ? WorkspaceRole.VIEWER : WorkspaceRole.OWNER);
        return "dismissed " + now;
    }

    private String endOverlap() {
        try {
            house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
            assertThat(revoked || dismissed).isFalse();
            if (former != null && isYoung(former)) {
                events.add(EventType.TOKEN_OVERLAP_ENDED);
            }
            former = null;
        } catch (Refusal.Forbidden _) {
            assertThat(dismissed).isTrue();
        } catch (Refusal.NotFound _) {
            assertThat(revoked).isTrue();
        }
        return "end the overlap";
    }

    private String regenerate(Wish body, @Nullable IdempotencyKey key, Random random) {
        Wish sent = key != null && made.containsKey(key) && random.nextInt(3) > 0
                ? Objects.requireNonNull(made.get(key)).body()
                : body;
        String what = "regenerate " + sent + (key == null ? "" : " under key " + KEYS.indexOf(key));
        String answer;
        String shown = "";
        try {
            Issued result = house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                    () -> new RegenerateToken.Command(sent.expiresAt(), sent.overlap(), key));
            answer = result.replayed() ? "again" : "made";
            shown = result.secret().revealOnce();
        } catch (Refusal e) {
            answer = e.getClass().getSimpleName();
        }
        assertThat(answer).as("%s", what).isEqualTo(expected(sent, key));
        if (answer.equals("made")) {
            become(sent, key, shown);
        } else if (answer.equals("again")) {
            assertThat(shown).isEqualTo(Objects.requireNonNull(made.get(key)).secret().text);
        }
        return what + " -> " + answer;
    }

    private String expected(Wish body, @Nullable IdempotencyKey key) {
        if (dismissed) {
            return "Forbidden";
        }
        if (revoked) {
            return "NotFound";
        }
        Made before = key == null ? null : made.get(key);
        if (before != null && house.now.getEpochSecond() < before.at().plus(Duration.ofHours(24)).getEpochSecond()) {
            if (!before.body().equals(body)) {
                return "Invalid";
            }
            boolean late = !house.now.isBefore(before.at().plus(Duration.ofMinutes(15)));
            return late || before.secret() != present ? "Conflict" : "again";
        }
        if (!body.expiresAt().isAfter(house.now)) {
            return "Invalid";
        }
        return frozen ? "Conflict" : "made";
    }

    private void become(Wish body, @Nullable IdempotencyKey key, String shown) {
        var next = new Secret(present.generation + 1, body.expiresAt(), shown);
        former = body.overlap() == 0 ? null : kept();
        if (former != null) {
            Instant end = house.now.plusSeconds(body.overlap());
            former.until = Stream.of(end, former.expires, next.expires).min(Instant::compareTo).orElseThrow();
        }
        present = next;
        events.add(EventType.TOKEN_REGENERATED);
        issued.add(next);
        if (key != null) {
            made.put(key, new Made(next, house.now, body));
        }
    }

    /// "One former secret is kept: that of the newest generation ever noted as used (none was: the oldest still in its
    /// overlap)". What is not alive any more cannot be kept.
    private @Nullable Secret kept() {
        List<Secret> working = Stream.of(former, present).filter(Objects::nonNull).filter(this::isYoung).toList();
        return working.stream().filter(secret -> secret.generation == newestUsed).findFirst()
                .or(() -> working.stream().findFirst()).orElse(null);
    }

    /// Whether a call with it passes: disabled, frozen and confined tokens come back with the same secrets.
    private boolean lives(Secret secret) {
        return !disabled && !frozen && !confined && isYoung(secret);
    }

    /// Whether it may be used as far as its age goes.
    private boolean isYoung(Secret secret) {
        if (revoked) {
            return false;
        }
        if (secret == present) {
            return house.now.isBefore(secret.expires);
        }
        return secret == former && house.now.isBefore(Objects.requireNonNull(secret.until));
    }

    private void compare(List<String> calls) {
        for (Secret secret : issued) {
            assertThat(verifier.accepts(secret.text)).as("secret %d after %s", secret.generation, calls)
                    .isEqualTo(lives(secret));
        }
        assertThat(house.store.deeds).extracting(Deed::type).as("%s", calls).isEqualTo(events);
        WorkspaceToken record = house.stored(token);
        assertThat(record == null).isEqualTo(revoked);
        if (record != null) {
            boolean shows = record.former() != null && record.former().worksAt(house.now);
            assertThat(shows ? Objects.requireNonNull(record.former()).generation() : 0).as("%s", calls)
                    .isEqualTo(former != null && isYoung(former) ? (long) former.generation : 0L);
            assertThat(record.generation()).isEqualTo(present.generation);
            assertThat(record.disabled()).isEqualTo(disabled);
            assertThat(record.version()).as("one for each event, after %s", calls).isEqualTo(events.size());
        }
    }
}
