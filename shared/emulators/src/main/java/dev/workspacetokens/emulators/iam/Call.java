package dev.workspacetokens.emulators.iam;

import java.util.Set;

/// What IAM is asked about one action.
///
/// @param action such as `dynamodb:GetItem`
/// @param resource its ARN
/// @param leadingKeys the partition keys that it touches, `dynamodb:LeadingKeys`; empty for what is no table
public record Call(String action, String resource, Set<String> leadingKeys) {

    public Call {
        leadingKeys = Set.copyOf(leadingKeys);
    }
}
