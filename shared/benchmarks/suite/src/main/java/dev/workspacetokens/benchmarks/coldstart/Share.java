package dev.workspacetokens.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A share of one processor, as Lambda gives it with a memory size, held by the kernel's control groups (either
/// version).
///
/// @param memory in MB; 0 for a whole machine
public record Share(int memory) {

    /// With this much memory a function has one processor's
    /// time ([source](https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html)).
    public static final int FULL = 1_769;
    public static final Share WHOLE = new Share(0);

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 20_000;

    /// Holds a running process to this share from now on, with all its threads.
    void hold(long pid) throws IOException {
        if (memory == 0) {
            return;
        }
        boolean first = Files.isDirectory(ROOT.resolve("cpu"));
        Path group = (first ? ROOT.resolve("cpu") : ROOT).resolve("workspace-tokens-benchmark-" + memory);
        long quota = Math.round((double) PERIOD_MICROS * memory / FULL);
        try {
            Files.createDirectories(group);
            if (first) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
            } else {
                Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
            }
            Files.writeString(group.resolve("cgroup.procs"), String.valueOf(pid));
        } catch (IOException e) {
            throw new IOException("shares of a processor need the right to write below " + ROOT
                    + ": run this as root, or leave the shares out", e);
        }
    }

    @Override
    public String toString() {
        return memory == 0 ? "2 cores" : "%,d MB".formatted(memory);
    }
}
