package dev.workspacetokens.emulators.iam;

import java.util.List;

/// A statement of an identity-based policy.
///
/// @param effect what it says of the calls that it is about
/// @param actions patterns, in any case
/// @param resources patterns of ARNs
/// @param conditions all of which a call must meet
public record Statement(Effect effect, List<String> actions, List<String> resources, List<Condition> conditions) {

    /// What a statement says.
    public enum Effect {
        ALLOW, DENY
    }

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /// Says whether it is about this call.
    boolean isAbout(AwsCall call) {
        return actions.stream().anyMatch(action -> Wildcards.matchAnyCase(action, call.action()))
                && resources.stream().anyMatch(resource -> Wildcards.match(resource, call.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(call.context()));
    }
}
