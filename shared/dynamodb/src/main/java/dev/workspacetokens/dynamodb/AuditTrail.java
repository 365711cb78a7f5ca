package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TimeOrderedId;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Notes what is done, in the very transaction that does it: an event without a change, or a change without one, is
/// not.
///
/// @param clock and randomness are in an event's id
/// @param random draws what is not time in it
/// @param kept for how long an event is kept
public record AuditTrail(InstantSource clock, RandomGenerator random, Duration kept) {

    /// An event that is about to be noted. Each attempt of a change has its own.
    Entry entry(Deed deed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = TimeOrderedId.draw(now, random);
        return new Entry(new EventItem(new Event(id, now, deed), now.plus(kept)));
    }

    /// @param item to be written
    record Entry(EventItem item) {

        /// The key of the event, for the sealed rows that are written with it.
        String key() {
            return EventKey.of(item.event()).inRow();
        }

        /// When the attempt began.
        Instant at() {
            return item.event().at();
        }

        /// Where it tells how a token was revoked.
        RevokedItem of(TokenId token) {
            WorkspaceRef workspace = Objects.requireNonNull(item.event().deed().workspace());
            return new RevokedItem(workspace.uid(), token, key(), item.keptUntil().getEpochSecond());
        }

        /// Has the transaction note it.
        Transaction in(Transaction change, TokenTable table) {
            return change.putBlind(table.of(EventItem.SCHEMA), EventItem.class, item, WriteConditions.ABSENT,
                    () -> new Refusal.Unavailable("The event's id is in use."));
        }
    }
}
