package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.benchmarks.growth.Growths;

/// What authorizing, listing, creating and regenerating need as tokens and grants grow: requests, the units that AWS
/// charges for them, bytes and time. Writes 200,000 items first; takes some minutes.
final class Growth {

    private Growth() {}

    public static void main(String[] arguments) throws Exception {
        try (Cloud cloud = Cloud.start()) {
            Readme.put("growth", new Growths(cloud, Workspace.create(cloud)).run());
        }
        System.exit(0); // threads of the clients would keep it
    }
}
