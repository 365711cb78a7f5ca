package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.coldstart.Candidate;
import dev.workspacetokens.benchmarks.coldstart.Life;
import dev.workspacetokens.benchmarks.coldstart.Share;
import dev.workspacetokens.benchmarks.coldstart.Timing;
import dev.workspacetokens.benchmarks.workspace.MeasuredWorkspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cold starts, warm answers and their processor time: the authorizer beside a hello world and its peers, on the
/// machine as it is and under the shares of a processor that Lambda gives with a memory size. Each round has every
/// candidate, so that a slow minute of the machine is everybody's. Tables hold medians and their ratio to the hello
/// world's.
///
/// Arguments: the number of rounds (5), and of rounds under each share (3; 0 leaves them out).
final class ColdStart {

    private static final int WARM = 720;
    private static final int WARM_SHARED = 120;
    private static final int ATTEMPTS = 4;
    private static final List<Share> SHARES = List.of(new Share(1_024), new Share(Share.FULL));

    private final Map<Candidate, Integer> givenUp = new LinkedHashMap<>();
    private final Cloud cloud;
    private final Map<String, String> variables;
    private final String event;

    private ColdStart(Cloud cloud, MeasuredWorkspace workspace) throws IOException {
        this.cloud = cloud;
        this.variables = workspace.variables("RestApiAuthorizer");
        this.event = workspace.event();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int shareRounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (Cloud cloud = Cloud.start()) {
            var measured = new ColdStart(cloud, MeasuredWorkspace.create(cloud));
            var tables = new StringBuilder(measured.table(Share.WHOLE, rounds, WARM));
            for (Share share : shareRounds > 0 ? SHARES : List.<Share>of()) {
                tables.append('\n').append(measured.table(share, shareRounds, WARM_SHARED));
            }
            Results.write("cold-start", "Cold start", tables.toString());
        }
        System.exit(0); // threads of the clients would keep it
    }

    private String table(Share share, int rounds, int warm) throws IOException, InterruptedException {
        Map<Candidate, List<Timing>> timings = measure(share, rounds, warm);
        var table = new StringBuilder("""
                | %s, %d rounds | init | first answer | both | × hello | warm answer | its CPU |
                |---|--:|--:|--:|--:|--:|--:|
                """.formatted(share, rounds));
        double hello = Timing.median(timings.getOrDefault(Candidate.HELLO, List.of()), Timing::initAndFirst);
        timings.forEach((candidate, all) -> {
            double both = Timing.median(all, Timing::initAndFirst);
            table.append("| %s | %.0f ms | %.0f ms | %.0f ms | %.2f | %.2f ms | %.2f ms |\n".formatted(
                    candidate.name(), Timing.median(all, Timing::init), Timing.median(all, Timing::first), both,
                    both / hello, Timing.median(all, Timing::warm), Timing.median(all, Timing::cpu)));
        });
        givenUp.forEach((candidate, lives) -> table.append(
                "\n%s gave up in %d further lives, which are not in the table.\n".formatted(candidate.name(), lives)));
        givenUp.clear();
        return table.toString();
    }

    private Map<Candidate, List<Timing>> measure(Share share, int rounds, int warm)
            throws IOException, InterruptedException {
        var timings = new LinkedHashMap<Candidate, List<Timing>>();
        // One more before them, which does not count: DynamoDB Local is slow until it is warm itself.
        for (int round = 0; round <= rounds; round++) {
            for (Candidate candidate : Candidate.ALL) {
                Timing timing = live(candidate, share, warm);
                if (round > 0) {
                    timings.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(timing);
                }
                System.out.printf("%s, round %d: %-41s init %7.0f, first %7.0f, warm %6.2f, CPU %6.2f ms%n", share,
                        round, candidate.name(), timing.init(), timing.first(), timing.warm(), timing.cpu());
            }
        }
        return timings;
    }

    /// Lives again where the function gave up: a short share of a processor can take longer than its own limits.
    private Timing live(Candidate candidate, Share share, int warm) throws IOException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            try {
                return Life.live(candidate, share, cloud, variables, event, warm);
            } catch (IOException e) {
                System.out.printf("%s, attempt %d: %s%n", share, attempt, e.getMessage());
                givenUp.merge(candidate, 1, Integer::sum);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
