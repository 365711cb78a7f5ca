package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.coldstart.Candidate;
import dev.workspacetokens.benchmarks.coldstart.Life;
import dev.workspacetokens.benchmarks.coldstart.Share;
import dev.workspacetokens.benchmarks.coldstart.Timing;
import dev.workspacetokens.benchmarks.workspace.MeasuredWorkspace;
import dev.workspacetokens.benchmarks.workspace.Operations;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.units.UnitCounter;
import dev.workspacetokens.emulators.units.Units;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How many authorizations one warm environment answers in a second, and what a million of them cost: measured time,
/// the template's memory, and the units that AWS charges.
///
/// Arguments, in place of the list prices: the dollars for a million requests of Lambda, for a GB-second, and for a
/// million read units.
final class Cost {

    /// [Lambda](https://aws.amazon.com/lambda/pricing/), x86, us-east-1.
    private static final double MILLION_REQUESTS = 0.20;
    private static final double GB_SECOND = 0.0000166667;
    /// [DynamoDB](https://aws.amazon.com/dynamodb/pricing/on-demand/), on demand, standard table, us-east-1.
    private static final double MILLION_READ_UNITS = 0.125;
    private static final double MILLION = 1e6;
    private static final double MB_PER_GB = 1_024;
    private static final int ANSWERS = 5_000;
    private static final int LIVES = 3;

    private Cost() {}

    public static void main(String[] arguments) throws Exception {
        int memory = Template.ofThisBuild().function("RestApiAuthorizer").memory();
        List<Timing> hello;
        List<Timing> ours;
        double readUnits;
        try (Cloud cloud = Cloud.start()) {
            var workspace = MeasuredWorkspace.create(cloud);
            readUnits = readUnits(cloud, workspace);
            hello = lives(Candidate.HELLO, memory, cloud, workspace);
            ours = lives(Candidate.RESTORED, memory, cloud, workspace);
        }
        double billedMillis = Timing.median(ours, Timing::billed);
        double forRequests = price(arguments, 0, MILLION_REQUESTS);
        double forCompute = price(arguments, 1, GB_SECOND);
        double forReads = price(arguments, 2, MILLION_READ_UNITS);
        double compute = billedMillis / 1_000 * MILLION * memory / MB_PER_GB * forCompute;
        double reads = readUnits * forReads;
        Results.write("cost", "What a million authorizations cost",
                """
                        One warm environment at %,d MB answers %,.0f authorizations a second, one after another, where a hello world answers %,.0f; Lambda bills
                        %.1f ms for each. A million of them: $%.2f, of which requests $%.2f, compute $%.2f, %s read units each $%.2f. Prices: $%.2f for a
                        million requests, $%s for a GB-second, $%s for a million read units. Not in it: API Gateway, logs, traces, KMS, and the write that
                        notes the use of a token.
                        """
                        .formatted(memory, perSecond(ours), perSecond(hello), billedMillis,
                                forRequests + compute + reads,
                                forRequests, compute, Units.text(readUnits), reads, forRequests, plain(forCompute),
                                plain(forReads)));
        System.exit(0); // threads of the clients would keep it
    }

    private static List<Timing> lives(Candidate candidate, int memory, Cloud cloud, MeasuredWorkspace workspace)
            throws IOException, InterruptedException {
        var lives = new ArrayList<Timing>();
        for (int life = 0; life < LIVES; life++) {
            lives.add(Life.live(candidate, new Share(memory), cloud, workspace.variables("RestApiAuthorizer"),
                    workspace.event(), ANSWERS));
        }
        return lives;
    }

    private static double perSecond(List<Timing> lives) {
        return 1_000 / Timing.median(lives, Timing::mean);
    }

    private static double readUnits(Cloud cloud, MeasuredWorkspace workspace) throws IOException {
        var units = new UnitCounter();
        Operations operations = workspace.operations(units.watch(cloud.dynamoDb()), cloud.kms());
        Grant app = workspace.apps(1).getFirst();
        Operations.Shown token = operations.create(List.of(app));
        operations.authorize(app, token); // also notes the use, as only the first one of a day does
        var _ = units.take();
        operations.authorize(app, token);
        return units.take().read();
    }

    private static double price(String[] arguments, int at, double list) {
        return arguments.length > at ? Double.parseDouble(arguments[at]) : list;
    }

    private static String plain(double dollars) {
        return BigDecimal.valueOf(dollars).toPlainString();
    }
}
