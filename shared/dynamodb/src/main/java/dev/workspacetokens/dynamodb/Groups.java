package dev.workspacetokens.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Splits changes into as few transactions as hold them, in their order.
final class Groups {

    private Groups() {}

    /// @param actions how many actions of a transaction a change takes
    /// @param max how many there may be in one
    static <T> List<List<T>> of(List<T> changes, ToIntFunction<T> actions, int max) {
        var groups = new ArrayList<List<T>>();
        int room = 0;
        for (T change : changes) {
            int needed = actions.applyAsInt(change);
            if (needed > room) {
                groups.add(new ArrayList<>());
                room = max;
            }
            groups.getLast().add(change);
            room -= needed;
        }
        return groups;
    }
}
