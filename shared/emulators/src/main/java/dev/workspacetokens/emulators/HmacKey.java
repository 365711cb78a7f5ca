package dev.workspacetokens.emulators;

import java.util.List;

/// A KMS key of the template.
///
/// @param logicalId its name in the template
/// @param id its key id
/// @param aliases the aliases that point at it
public record HmacKey(String logicalId, String id, List<String> aliases) {

    public HmacKey {
        aliases = List.copyOf(aliases);
    }

    /// Its ARN.
    public String arn() {
        return arn(id);
    }

    /// The ARN of the key of this id.
    static String arn(String id) {
        return Names.arn("kms", "key/" + id);
    }
}
