package dev.workspacetokens.benchmarks;

import dev.workspacetokens.benchmarks.decision.DecisionBenchmark;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/// Time and allocation of the parts of a decision, by JMH with its allocation profiler. The times are of iterations of
/// half a second, thirty a part.
final class Decisions {

    private static final List<String> PARTS = List.of("parse", "macAndCompare", "decide", "eventToAnswer");
    private static final List<String> NAMES = List.of("parse a token", "MAC and compare",
            "**the whole decision, items in memory**",
            "event to answer, with items of the SDK's classes, which come at once");

    private Decisions() {}

    @SuppressWarnings("rawtypes") // as JMH gives them
    public static void main(String[] arguments) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(DecisionBenchmark.class.getSimpleName())
                .jvmArgsPrepend("-Dtemplate.file=" + System.getProperty("template.file")).addProfiler(GCProfiler.class)
                .build()).run();
        var table = new StringBuilder("| | median | least–most | allocated |\n|---|--:|--:|--:|\n");
        for (int i = 0; i < PARTS.size(); i++) {
            String part = PARTS.get(i);
            RunResult result = results.stream()
                    .filter(r -> r.getParams().getBenchmark().endsWith("." + part)).findFirst().orElseThrow();
            double bytes = result.getSecondaryResults().entrySet().stream()
                    .filter(r -> r.getKey().endsWith("gc.alloc.rate.norm")).findFirst().orElseThrow().getValue()
                    .getScore();
            Statistics times = result.getPrimaryResult().getStatistics();
            table.append("| %s | %.2f µs | %.2f–%.2f µs | %,.0f bytes |%n".formatted(NAMES.get(i),
                    times.getPercentile(50) / 1e3, times.getMin() / 1e3, times.getMax() / 1e3, bytes));
        }
        Readme.put("decision", table.toString());
    }
}
