package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A page of one partition's items whose sort keys share a prefix, strongly consistent.
///
/// @param table which items
/// @param partition the partition key
/// @param prefix of the sort keys, empty for all of the partition; the rest of a sort key is the position that a page
/// ends with
/// @param range of the sort keys; null for all that have the prefix
/// @param forward whether in the order of the sort keys, or the other way round
/// @param position of an item
/// @param <T> the items
record PagedQuery<T>(DynamoDbTable<T> table, String partition, String prefix, @Nullable Range range, boolean forward,
        Function<T, String> position) {

    /// Between which sort keys, both included.
    record Range(String from, String to) {
        boolean holds(String position) {
            return from.compareTo(position) <= 0 && position.compareTo(to) <= 0;
        }
    }

    PagedQuery(DynamoDbTable<T> table, String partition, String prefix, boolean forward, Function<T, String> position) {
        this(table, partition, prefix, null, forward, position);
    }

    /// Reads a page. It is short of items only when there are no more, or when [Page#MAX_EXAMINED] were looked at.
    Page<T> page(Predicate<T> filter, Page.Request page) {
        return pageOf(item -> Optional.of(item).filter(filter), page);
    }

    /// The same of what is made of the items.
    ///
    /// @param reader makes it; nothing where the item is left out
    <R> Page<R> pageOf(Function<T, Optional<R>> reader, Page.Request page) {
        var items = new ArrayList<R>();
        String last = page.after();
        int examined = 0;
        for (T item : (Iterable<T>) () -> table.query(query(page)).items().iterator()) {
            Optional<R> read = reader.apply(item);
            if (examined == Page.MAX_EXAMINED || (read.isPresent() && items.size() == page.limit())) {
                return new Page<>(items, last);
            }
            read.ifPresent(items::add);
            last = position.apply(item);
            examined++;
        }
        return new Page<>(items, null);
    }

    /// All of them, however many there are.
    List<T> all() {
        return table.query(r -> r.consistentRead(true).scanIndexForward(forward).queryConditional(sortKeys())).items()
                .stream().toList();
    }

    /// Says whether there is any.
    boolean any() {
        return table.query(r -> r.consistentRead(true).limit(1).queryConditional(sortKeys())).items().stream()
                .findAny().isPresent();
    }

    private QueryConditional sortKeys() {
        if (range != null) {
            return QueryConditional.sortBetween(k -> k.partitionValue(partition).sortValue(range.from()),
                    k -> k.partitionValue(partition).sortValue(range.to()));
        }
        return prefix.isEmpty()
                ? QueryConditional.keyEqualTo(k -> k.partitionValue(partition))
                : QueryConditional.sortBeginsWith(k -> k.partitionValue(partition).sortValue(prefix));
    }

    private QueryEnhancedRequest query(Page.Request page) {
        var query = QueryEnhancedRequest.builder().consistentRead(true).scanIndexForward(forward)
                .queryConditional(sortKeys())
                // Not by the page's own limit: a filter that matches little would take a request for every few items.
                // One more than a page holds tells whether there is another one.
                .limit(Page.MAX_ITEMS + 1);
        String after = page.after();
        // Whoever makes up a position outside of the range starts at its beginning: DynamoDB refuses such a position.
        if (after != null && (range == null || range.holds(after))) {
            query.exclusiveStartKey(Map.of(Keys.PK, AttributeValue.fromS(partition), Keys.SK,
                    AttributeValue.fromS(prefix + after)));
        }
        return query.build();
    }
}
