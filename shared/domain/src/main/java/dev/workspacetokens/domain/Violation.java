package dev.workspacetokens.domain;

import java.util.ArrayList;
import java.util.List;

/// One value of a request that is wrong.
///
/// @param path the names that lead to it, from the outside to the inside, such as `roles`, `apps`, `web`; the place of
/// an element in a list is its number, from 0
/// @param detail what is wrong there, for the caller to read
public record Violation(List<String> path, String detail) {

    public Violation {
        path = List.copyOf(path);
    }

    /// A path that leads one step further inside.
    public static List<String> path(List<String> parent, String name) {
        var path = new ArrayList<>(parent);
        path.add(name);
        return List.copyOf(path);
    }
}
