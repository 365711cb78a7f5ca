package dev.workspacetokens.benchmarks.growth;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Each operation with 1, 100 and 1,000 grants among 10, 1,000 and 100,000 tokens.
public final class Growths {

    private static final int[] TOKENS = {10, 1_000, 100_000};
    private static final int[] GRANTS = {1, 100, Access.MAX_APPS};
    private static final int REPEATS = 15;
    private static final double MILLI = 1e6;

    private final Meter meter = new Meter();
    private final Workspace workspace;
    private final Operations operations;

    public Growths(Cloud cloud, Workspace workspace) {
        this.workspace = workspace;
        var dynamoDb = cloud.dynamoDb(meter);
        var kms = cloud.kms(meter);
        this.operations = new Operations(function -> new Environment(workspace.variables(function), () -> dynamoDb,
                () -> kms, InstantSource.system(), new SecureRandom()));
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

    /// Measures the read units of one authorization, as DynamoDB counts them.
    public double readUnitsOfAuthorizing() throws IOException {
        List<Grant> apps = workspace.apps(1);
        Operations.Shown token = operations.create(apps);
        operations.authorize(apps.getFirst(), token);
        var _ = meter.read();
        operations.authorize(apps.getFirst(), token);
        return meter.read().readUnits();
    }

    private String row(int tokens, List<Grant> grants) throws IOException {
        Operations.Shown token = operations.create(grants);
        return "| %,d | %,d | %s | %s | %s | %s |%n".formatted(tokens, grants.size(),
                measured(() -> operations.authorize(grants.getLast(), token)), measured(operations::list),
                measured(() -> operations.create(grants)), measured(() -> {
                    operations.regenerate(token);
                }));
    }

    private interface Operation {
        void run() throws IOException;
    }

    /// The most that one of several runs used, and their median time. The first one does not count: it may be the one
    /// that derives a key.
    private String measured(Operation operation) throws IOException {
        operation.run();
        var _ = meter.read();
        var times = new long[REPEATS];
        var used = new ArrayList<Usage>();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            operation.run();
            times[i] = System.nanoTime() - start;
            used.add(meter.read());
        }
        Arrays.sort(times);
        Usage most = used.stream().max(Comparator.comparingDouble(u -> u.readUnits() + u.writeUnits()))
                .orElseThrow();
        return "%d req, %s RU, %s WU, %d KMS, %.1f kB, %.1f ms".formatted(most.requests(), units(most.readUnits()),
                units(most.writeUnits()), most.kms(), most.bytes() / 1e3, times[REPEATS / 2] / MILLI);
    }

    private static String units(double units) {
        return units == Math.rint(units) ? "%,.0f".formatted(units) : "%,.1f".formatted(units);
    }
}
