package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.workspace.MeasuredWorkspace;
import dev.workspacetokens.benchmarks.workspace.Operations;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.emulators.units.UnitCounter;
import dev.workspacetokens.emulators.units.Units;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// What authorizing, listing, creating and regenerating need with 1, 100 and 1,000 grants among 10, 1,000 and 100,000
/// tokens: requests, the units that AWS charges for them, and time. Writes 200,000 items first; takes some minutes.
final class Growth {

    private static final int[] TOKENS = {10, 1_000, 100_000};
    private static final int[] GRANTS = {1, 100, Access.MAX_APPS};
    private static final int REPEATS = 15;
    private static final double MILLI = 1e6;

    private final Requests requests = new Requests();
    private final Requests macs = new Requests();
    private final UnitCounter units = new UnitCounter();
    private final Operations counted;
    /// Others, because counting units takes time and requests of its own.
    private final Operations timed;

    private Growth(Cloud cloud, MeasuredWorkspace workspace) {
        this.counted = workspace.operations(requests.before(DynamoDbClient.class, units.watch(cloud.dynamoDb())),
                macs.before(KmsClient.class, cloud.kms()));
        this.timed = workspace.operations(cloud.dynamoDb(), cloud.kms());
    }

    public static void main(String[] arguments) throws Exception {
        try (Cloud cloud = Cloud.start()) {
            var workspace = MeasuredWorkspace.create(cloud);
            var growth = new Growth(cloud, workspace);
            List<Grant> apps = workspace.apps(Access.MAX_APPS);
            var table = new StringBuilder("""
                    | tokens | grants | authorize | list | create | regenerate |
                    |--:|--:|---|---|---|---|
                    """);
            int there = 0;
            for (int tokens : TOKENS) {
                workspace.fill(there, tokens);
                there = tokens;
                for (int grants : GRANTS) {
                    String row = growth.row(tokens, apps.subList(0, grants));
                    System.out.print(row);
                    table.append(row);
                }
            }
            Results.write("growth", "What operations need as tokens and grants grow", table.toString());
        }
        System.exit(0); // threads of the clients would keep it
    }

    private String row(int tokens, List<Grant> grants) throws IOException {
        Operations.Shown token = timed.create(grants);
        return "| %,d | %,d | %s | %s | %s | %s |%n".formatted(tokens, grants.size(),
                measured(by -> by.authorize(grants.getLast(), token)), measured(Operations::list),
                measured(by -> {
                    var _ = by.create(grants);
                }), measured(by -> by.regenerate(token)));
    }

    private interface Operation {
        void run(Operations by) throws IOException;
    }

    /// What one run uses, and the median time of several. A first run of each does not count: it may be the one that
    /// derives a key.
    private String measured(Operation operation) throws IOException {
        operation.run(counted);
        requests.clear();
        macs.clear();
        var _ = units.take();
        operation.run(counted);
        Units used = units.take();
        operation.run(timed);
        var times = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            operation.run(timed);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return "%d req, %s, %d KMS, %.1f ms".formatted(requests.sent().size(), used, macs.sent().size(),
                times[REPEATS / 2] / MILLI);
    }
}
