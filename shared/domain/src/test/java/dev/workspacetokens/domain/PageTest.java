package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 50})
    void aPageHasOneToFiftyItems(int limit) {
        assertThat(new Page.Request(null, limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 51, Integer.MAX_VALUE})
    void everyOtherLimitIsRefused(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Page.Request(null, limit));
    }

    @Test
    void mappingKeepsOrderAndPosition() {
        assertThat(new Page<>(List.of(1, 2), "after 2").map(i -> "item " + i))
                .isEqualTo(new Page<>(List.of("item 1", "item 2"), "after 2"));
        assertThat(new Page<>(List.of(1), null).map(i -> i).next()).isNull();
    }

    @Test
    void itemsAreAPagesOwn() {
        var items = new ArrayList<>(List.of("a"));
        var page = new Page<>(items, null);
        items.clear();
        assertThat(page.items()).containsExactly("a");
    }
}
