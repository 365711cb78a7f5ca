package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GroupsTest {

    @Test
    void groupsAreAsLargeAsTheyMayBeAndInOrder() {
        assertThat(Groups.of(List.of(3, 2, 5, 4, 4, 2, 9, 10, 1), size -> size, 10)).containsExactly(List.of(3, 2, 5),
                List.of(4, 4, 2), List.of(9), List.of(10), List.of(1));
        assertThat(Groups.of(List.<Integer>of(), size -> size, 10)).isEmpty();
    }
}
