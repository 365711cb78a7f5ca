package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.lambda.Variables;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Where a function finds the access policy: in the table, or in the file that it was deployed with.
public final class PolicyInForce {

    private PolicyInForce() {}

    /// The policy that the variable `ACCESS_POLICY` means.
    public static Supplier<AccessPolicy> of(Variables variables, TokenTable table, InstantSource clock) {
        if (!AccessPolicyFile.inForce(variables)) {
            return new StoredPolicy(table, clock);
        }
        AccessPolicy sample = AccessPolicyFile.deployed();
        return () -> sample;
    }
}
