package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.NOW;

import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.domain.token.WorkspaceToken.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Tokens with few different values, so that many are equal in each, and with those at the edges of every filter.
record RandomTokens(House house, Random random) {

    static final List<String> NAMES = List.of("Build", "BUILD", "build 2", "deploy", "Deploy", "a");
    static final List<String> ROLES = List.of("admin", "developer", "tester-qa");
    static final List<String> PEOPLE = List.of("ada", "max", "eve");
    static final List<LocalDate> DAYS = LongStream.of(0, 1, 2, 30, 89, 90, 91, 400)
            .mapToObj(days -> LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(days)).toList();
    private static final List<@Nullable Duration> LIVES = Arrays.asList(null, Duration.ofDays(-400),
            Duration.ofMillis(-1), Duration.ZERO, Duration.ofMillis(1), StatusFilter.SOON.minusMillis(1),
            StatusFilter.SOON, StatusFilter.SOON.plusMillis(1), Duration.ofDays(300));

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// Gives the workspace as many, of which most were used.
    void add(int count) {
        for (int i = 0; i < count; i++) {
            WorkspaceToken token = token();
            house.store.records.put(token.id(), token);
            if (random.nextInt(3) > 0) {
                house.store.uses.put(token.id(), new LastUse(any(DAYS), "192.0.2.1", 2, 1,
                        random.nextBoolean() ? any(DAYS) : null));
            }
        }
    }

    private WorkspaceToken token() {
        Instant at = any(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(2));
        var created = new Stamp(at, any(PEOPLE));
        var id = TokenId.draw(at, random);
        Duration life = LIVES.get(random.nextInt(LIVES.size()));
        boolean perApp = random.nextBoolean();
        return new WorkspaceToken(id, any(NAMES), FakeDirectory.ACME,
                perApp ? new AccessRef.GrantSet(id.value()) : new AccessRef.AllApps(any(ROLES)),
                perApp ? Map.of(any(ROLES), 1) : Map.of(), 0, random.nextInt(4) == 0, false,
                life == null ? null : NOW.plus(life), 1, null, 1, created,
                null, created);
    }
}
