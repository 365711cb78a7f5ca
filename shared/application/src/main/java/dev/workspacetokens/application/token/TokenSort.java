package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The orders in which tokens are listed. Of those that are equal in any but the first, the older ones come first.
public enum TokenSort {
    /// The newest first.
    CREATED {
        @Override
        String rank(WorkspaceToken token, TokenFacts facts) {
            return "";
        }

        @Override
        Comparator<Place> order() {
            return Comparator.reverseOrder();
        }
    },
    /// What expires soonest, or has expired longest ago, first; what never does last.
    EXPIRES {
        @Override
        String rank(WorkspaceToken token, TokenFacts facts) {
            Instant at = token.expiresAt();
            return at == null ? "never" : String.format(Locale.ROOT, "%015d", at.toEpochMilli());
        }
    },
    /// What no use is known of first, then what was used longest ago: in the order in which one would clean up.
    LAST_USED {
        @Override
        String rank(WorkspaceToken token, TokenFacts facts) {
            LocalDate day = facts.lastUse(token);
            return day == null ? "" : day.toString();
        }
    },
    /// By name, whatever its case, width and normal form.
    NAME {
        @Override
        String rank(WorkspaceToken token, TokenFacts facts) {
            return CaselessSearch.folded(token.name()).codePoints().limit(MAX_RANK).mapToObj(Character::toString)
                    .collect(Collectors.joining());
        }
    };

    /// So many characters of a name make its rank, more than nearly every name has: the rank is a part of cursors.
    private static final int MAX_RANK = 120;

    /// What a token is sorted by.
    abstract String rank(WorkspaceToken token, TokenFacts facts);

    Comparator<Place> order() {
        return Comparator.naturalOrder();
    }

    /// A page of these tokens. It is short only when there are no more. Who goes on from its end finds no token of it
    /// again and misses none, as long as a token keeps its rank, whatever becomes of the others.
    Page<WorkspaceToken> page(Stream<WorkspaceToken> tokens, TokenFacts facts, Page.Request page) {
        var sorted = new TreeMap<Place, WorkspaceToken>(order());
        tokens.forEach(token -> sorted.put(new Place(rank(token, facts), token.id().value()), token));
        String after = page.after();
        var rest = after == null ? sorted : sorted.tailMap(Place.at(after), false);
        var places = rest.keySet().stream().limit(page.limit()).toList();
        return new Page<>(rest.values().stream().limit(page.limit()).toList(),
                places.size() == rest.size() ? null : places.getLast().position());
    }

    /// Where a token stands in a list.
    ///
    /// @param rank what the list is sorted by
    /// @param id the token's
    record Place(String rank, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::rank).thenComparing(Place::id);

        /// The place that a page ended with, or whatever somebody makes up.
        static Place at(String position) {
            int id = Math.max(0, position.length() - TokenId.LENGTH);
            return new Place(position.substring(0, id), position.substring(id));
        }

        String position() {
            return rank + id;
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
