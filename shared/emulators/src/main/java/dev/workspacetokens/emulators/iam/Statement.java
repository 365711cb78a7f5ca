package dev.workspacetokens.emulators.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of an identity-based policy.
///
/// @param effect what it says of the calls that it is about
/// @param actions patterns, in any case
/// @param resources patterns of ARNs
/// @param leadingKeys `ForAllValues:StringLike` on `dynamodb:LeadingKeys`, patterns of partition keys; null: on
/// no condition
public record Statement(Effect effect, List<String> actions, List<String> resources,
        @Nullable List<String> leadingKeys) {

    /// What a statement says.
    public enum Effect {
        ALLOW, DENY
    }

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        leadingKeys = leadingKeys == null ? null : List.copyOf(leadingKeys);
    }

    /// Says whether it is about this call. As with IAM, a call without a leading key meets every condition on them.
    boolean isAbout(Call call) {
        return actions.stream().anyMatch(action -> Wildcards.matchAnyCase(action, call.action()))
                && resources.stream().anyMatch(resource -> Wildcards.match(resource, call.resource()))
                && (leadingKeys == null || call.leadingKeys().stream().allMatch(
                        key -> leadingKeys.stream().anyMatch(pattern -> Wildcards.match(pattern, key))));
    }
}
