package dev.workspacetokens.authorizer;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.AuthorizerTable;
import dev.workspacetokens.dynamodb.SdkAuthorizerTable;
import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.kms.SdkMacGenerator;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lean.LeanClients;

/// What an authorizer asks of AWS.
///
/// @param table of credentials, grants, apps and uses
/// @param macs by the HMAC keys
record Services(AuthorizerTable table, MacGenerator macs) {

    /// As on Lambda, where each request of every API waits for them.
    static Services lean(Environment environment) {
        var clients = new LeanClients(new Variables(environment.variables()), environment.clock(),
                environment.snapshots());
        return new Services(clients.table(table(environment)), clients.macs());
    }

    /// By the clients of the environment.
    static Services of(Environment environment) {
        return new Services(new SdkAuthorizerTable(environment.dynamoDb().get(), table(environment)),
                new SdkMacGenerator(environment.kms().get()));
    }

    private static String table(Environment environment) {
        return new Variables(environment.variables()).required("TABLE_NAME");
    }
}
