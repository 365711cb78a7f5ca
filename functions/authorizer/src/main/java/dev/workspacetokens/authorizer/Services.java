package dev.workspacetokens.authorizer;

import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lean.LeanClients;
import dev.workspacetokens.table.AuthorizerTable;

/// What an authorizer asks of AWS.
///
/// @param table of credentials, grants, apps and uses
/// @param macs by the HMAC keys
public record Services(AuthorizerTable table, MacGenerator macs) {

    /// By the lean clients: each request of every API waits for them.
    public static Services lean(ExecutionEnvironment environment) {
        var variables = new Variables(environment.variables());
        var clients = new LeanClients(variables, environment.clock(), environment.snapshots(),
                environment.waiting());
        return new Services(clients.table(variables.required("TABLE_NAME")), clients.macs());
    }
}
