package dev.workspacetokens.benchmarks.coldstart;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Event;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.domain.access.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rounds of lives, each with every candidate, so that a slow minute of the machine is everybody's. Tables hold medians
/// and their ratio to the hello world's in the same run.
public final class ColdStarts {

    private static final int WARM = 720;
    private static final int WARM_SHARED = 120;
    private static final int TRAINING = 20;
    private static final int ATTEMPTS = 4;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Candidate, Integer> givenUp = new LinkedHashMap<>();
    private final Cloud cloud;
    private final Map<String, String> variables;
    private final String event;
    private final String eventForKms;

    public ColdStarts(Cloud cloud, Workspace workspace) {
        this.cloud = cloud;
        this.variables = workspace.variables("RestApiAuthorizer");
        var access = new Access.PerApp(workspace.apps(1));
        this.event = Event.getApp("app-0000", workspace.token(access));
        this.eventForKms = Event.getApp("app-0000", workspace.tokenForKms(access));
    }

    /// Runs all rounds, and gives the tables.
    public String run(int rounds, int shareRounds) throws IOException, InterruptedException {
        Path caches = Files.createTempDirectory("benchmark");
        Path cache = caches.resolve("authorizer.aot");
        Path askingCache = caches.resolve("asking.aot");
        var _ = Life.live(Candidate.training(cache), Share.WHOLE, cloud, variables, event, TRAINING);
        var _ = Life.live(Candidate.askingTraining(askingCache), Share.WHOLE, cloud, variables, event, TRAINING);
        candidates.addAll(List.of(Candidate.HELLO, Candidate.ASKING, Candidate.askingImage(askingCache),
                Candidate.AUTHORIZER, Candidate.image(cache), Candidate.RESTORED, Candidate.RESTORED_HARDER,
                Candidate.KMS, Candidate.BEANS, Candidate.SPRING));
        try {
            return tables(rounds, shareRounds);
        } finally {
            Files.delete(cache);
            Files.delete(askingCache);
            Files.delete(caches);
        }
    }

    private String tables(int rounds, int shareRounds) throws IOException, InterruptedException {
        var tables = new StringBuilder(table(measure(Share.WHOLE, rounds, WARM), Share.WHOLE, rounds));
        if (shareRounds > 0) {
            for (int memory : new int[]{512, 1_024, Share.FULL}) {
                var share = new Share(memory);
                tables.append("\n").append(table(measure(share, shareRounds, WARM_SHARED), share, shareRounds));
            }
        }
        return tables.toString();
    }

    private Map<Candidate, List<Timing>> measure(Share share, int rounds, int warm)
            throws IOException, InterruptedException {
        var timings = new LinkedHashMap<Candidate, List<Timing>>();
        givenUp.clear();
        // One more before them, which does not count: DynamoDB Local is slow until it is warm itself.
        for (int round = 0; round <= rounds; round++) {
            for (Candidate candidate : candidates) {
                Timing timing = live(candidate, share, warm);
                if (round > 0) {
                    timings.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(timing);
                }
                System.out.printf("%s, round %d: %-30s init %7.0f, first %7.0f, warm %6.2f, CPU %6.2f ms%n", share,
                        round,
                        candidate.name(), timing.init(), timing.first(), timing.warm(), timing.cpu());
            }
        }
        return timings;
    }

    /// Lives again where the function gave up: a short share of a processor can take longer than its own limits.
    private Timing live(Candidate candidate, Share share, int warm) throws IOException, InterruptedException {
        String wanted = candidate.forKms() ? eventForKms : event;
        for (int attempt = 1;; attempt++) {
            try {
                return Life.live(candidate, share, cloud, variables, wanted, warm);
            } catch (IOException e) {
                System.out.printf("%s, attempt %d: %s%n", share, attempt,
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                givenUp.merge(candidate, 1, Integer::sum);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private String table(Map<Candidate, List<Timing>> timings, Share share, int rounds) {
        var table = new StringBuilder(
                "| %s, %d rounds | init | first answer | both | × hello | warm answer | its CPU |\n"
                        .formatted(share, rounds))
                .append("|---|--:|--:|--:|--:|--:|--:|\n");
        double hello = Timing.median(timings.getOrDefault(Candidate.HELLO, List.of()), Timing::initAndFirst);
        timings.forEach((candidate,
                all) -> table.append("| %s | %.0f ms | %.0f ms | %.0f ms | %.2f | %.2f ms | %.2f ms |\n"
                        .formatted(candidate.name(), Timing.median(all, Timing::init),
                                Timing.median(all, Timing::first),
                                Timing.median(all, Timing::initAndFirst),
                                Timing.median(all, Timing::initAndFirst) / hello,
                                Timing.median(all, Timing::warm), Timing.median(all, Timing::cpu))));
        givenUp.forEach((candidate, lives) -> table.append(
                "\n%s gave up in %d further lives, which are not in the table.\n"
                        .formatted(candidate.name(), lives)));
        return table.toString();
    }
}
