package dev.workspacetokens.emulators;

import java.util.List;
import java.util.Map;

/// The resources of a template as they are declared, intrinsics and all.
final class Resources {

    private final Map<String, Object> declarations;
    private final Intrinsics intrinsics;

    Resources(Map<String, Object> declarations, Intrinsics intrinsics) {
        this.declarations = declarations;
        this.intrinsics = intrinsics;
    }

    /// The names of the resources of this type that exist: those without a condition and those whose condition holds.
    List<String> ofType(String type) {
        return all().stream().filter(name -> type.equals(declaration(name).entries().get("Type"))).toList();
    }

    /// The names of all that exist.
    List<String> all() {
        return declarations.keySet().stream().filter(this::exists).toList();
    }

    /// Says whether the resource's condition, if it has one, holds.
    boolean exists(String name) {
        Object condition = declaration(name).entries().get("Condition");
        return condition == null || intrinsics.isTrue(condition.toString(), "Resources/" + name);
    }

    /// The type of a resource.
    ///
    /// @throws TemplateException when there is none of this name
    String type(String name, String place) {
        if (!declarations.containsKey(name)) {
            throw new TemplateException(place, "there is no parameter or resource " + name);
        }
        if (!exists(name)) {
            throw new TemplateException(place, "the condition of " + name + " is false, so it does not exist");
        }
        return String.valueOf(declaration(name).entries().get("Type"));
    }

    /// Whether this names the role that SAM makes for a function that has none.
    boolean isRoleOfFunction(String name) {
        return name.endsWith("Role") && !declarations.containsKey(name)
                && declarations.containsKey(name.substring(0, name.length() - "Role".length()));
    }

    /// The properties as declared.
    Map<String, Object> properties(String name) {
        return declaration(name).section("Properties").entries();
    }

    private Section declaration(String name) {
        return new Section(declarations, "Resources").section(name);
    }
}
