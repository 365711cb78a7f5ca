package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.benchmarks.coldstart.ColdStarts;

/// Cold starts, warm answers and their processor time: the authorizer beside a hello world and its peers, in
/// interleaved rounds, on the machine as it is and under the shares of a processor that Lambda gives with a memory size.
///
/// Arguments: the number of rounds (5), and of rounds under each share (3; 0 leaves them out).
final class ColdStart {

    private ColdStart() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int shareRounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (Cloud cloud = Cloud.start()) {
            var coldStarts = new ColdStarts(cloud, Workspace.create(cloud));
            String tables = coldStarts.run(rounds, shareRounds);
            Readme.put("cold-start", tables);
        }
        System.exit(0); // threads of the clients would keep it
    }
}
