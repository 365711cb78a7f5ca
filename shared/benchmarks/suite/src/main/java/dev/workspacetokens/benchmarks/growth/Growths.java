package dev.workspacetokens.benchmarks.growth;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.units.UnitCounter;
import dev.workspacetokens.emulators.units.Units;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Each operation with 1, 100 and 1,000 grants among 10, 1,000 and 100,000 tokens. Units are counted by AWS's rules.
public final class Growths {

    private static final int[] TOKENS = {10, 1_000, 100_000};
    private static final int[] GRANTS = {1, 100, Access.MAX_APPS};
    private static final int REPEATS = 15;
    private static final int COUNTED = 3;
    private static final double MILLI = 1e6;

    private final Workspace workspace;
    private final Meter meter = new Meter();
    private final UnitCounter units = new UnitCounter();
    private final Operations metered;
    /// Others, because counting units takes time and requests of its own.
    private final Operations counted;

    public Growths(Cloud cloud, Workspace workspace) {
        this.workspace = workspace;
        this.metered = operations(cloud.dynamoDb(meter), cloud.kms(meter));
        this.counted = operations(units.watch(cloud.dynamoDb()), cloud.kms());
    }

    private Operations operations(DynamoDbClient dynamoDb, KmsClient kms) {
        return new Operations(function -> new Environment(workspace.variables(function), () -> dynamoDb, () -> kms,
                InstantSource.system(), new SecureRandom()));
    }

    /// Measures all, and gives the table.
    public String run() throws IOException {
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
                String row = row(tokens, apps.subList(0, grants));
                System.out.print(row);
                table.append(row);
            }
        }
        return table.toString();
    }

    /// Counts the read units of one authorization.
    public double readUnitsOfAuthorizing() throws IOException {
        List<Grant> apps = workspace.apps(1);
        Operations.Shown token = counted.create(apps);
        return most(by -> by.authorize(apps.getFirst(), token)).read();
    }

    private String row(int tokens, List<Grant> grants) throws IOException {
        Operations.Shown token = metered.create(grants);
        return "| %,d | %,d | %s | %s | %s | %s |%n".formatted(tokens, grants.size(),
                measured(by -> by.authorize(grants.getLast(), token)), measured(Operations::list),
                measured(by -> {
                    var _ = by.create(grants);
                }), measured(by -> by.regenerate(token)));
    }

    private interface Operation {
        void run(Operations by) throws IOException;
    }

    /// The most that one of several runs used, and their median time. The first one does not count: it may be the one
    /// that derives a key.
    private String measured(Operation operation) throws IOException {
        Units most = most(operation);
        operation.run(metered);
        var _ = meter.read();
        var times = new long[REPEATS];
        var used = new ArrayList<Usage>();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            operation.run(metered);
            times[i] = System.nanoTime() - start;
            used.add(meter.read());
        }
        Arrays.sort(times);
        Usage usage = used.stream().max(Comparator.comparingInt(Usage::requests)).orElseThrow();
        return "%d req, %s, %d KMS, %.1f kB, %.1f ms".formatted(usage.requests(), most, usage.kms(),
                usage.bytes() / 1e3, times[REPEATS / 2] / MILLI);
    }

    private Units most(Operation operation) throws IOException {
        operation.run(counted);
        var _ = units.take();
        Units most = Units.NONE;
        for (int i = 0; i < COUNTED; i++) {
            operation.run(counted);
            Units once = units.take();
            most = new Units(Math.max(most.read(), once.read()), Math.max(most.write(), once.write()));
        }
        return most;
    }
}
