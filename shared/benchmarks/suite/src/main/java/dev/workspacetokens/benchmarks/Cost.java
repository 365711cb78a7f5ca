package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.benchmarks.coldstart.WarmEnvironment;
import dev.workspacetokens.benchmarks.growth.Growths;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.units.Units;
import java.math.BigDecimal;

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

    private Cost() {}

    public static void main(String[] arguments) throws Exception {
        int memory = Template.ofThisBuild().function("RestApiAuthorizer").memory();
        WarmEnvironment.Pace pace;
        double readUnits;
        try (Cloud cloud = Cloud.start()) {
            var workspace = Workspace.create(cloud);
            readUnits = new Growths(cloud, workspace).readUnitsOfAuthorizing();
            pace = WarmEnvironment.measure(cloud, workspace, memory);
        }
        double forRequests = price(arguments, 0, MILLION_REQUESTS);
        double forCompute = price(arguments, 1, GB_SECOND);
        double forReads = price(arguments, 2, MILLION_READ_UNITS);
        double compute = pace.billedMillis() / 1_000 * MILLION * memory / MB_PER_GB * forCompute;
        double reads = readUnits * forReads;
        Readme.put("cost",
                """
                        One warm environment at %,d MB answers %,.0f authorizations a second, one after another, where a hello world answers %,.0f; Lambda bills
                        %.1f ms for each. A million of them: $%.2f, of which requests $%.2f, compute $%.2f, %s read units each $%.2f. Prices: $%.2f for a
                        million requests, $%s for a GB-second, $%s for a million read units. Not in it: API Gateway, logs, traces, KMS, and the write that
                        notes the use of a token.
                        """
                        .formatted(memory, pace.perSecond(), pace.helloPerSecond(), pace.billedMillis(),
                                forRequests + compute + reads,
                                forRequests, compute, Units.text(readUnits), reads, forRequests, plain(forCompute),
                                plain(forReads)));
        System.exit(0); // threads of the clients would keep it
    }

    private static double price(String[] arguments, int at, double list) {
        return arguments.length > at ? Double.parseDouble(arguments[at]) : list;
    }

    private static String plain(double dollars) {
        return BigDecimal.valueOf(dollars).toPlainString();
    }
}
