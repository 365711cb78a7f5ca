package dev.workspacetokens.lambda.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.crac.Core;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotsTest {

    /// Held, for a logger that nobody holds forgets its level. What it warns of is what these tests break on purpose.
    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    private SnapshotPart part(String name) {
        return new SnapshotPart() {
            @Override
            public void prime() {
                calls.add("prime " + name);
            }

            @Override
            public void forget() {
                calls.add("forget " + name);
            }

            @Override
            public void recover() {
                calls.add("recover " + name);
            }
        };
    }

    private SnapshotPart broken() {
        return new SnapshotPart() {
            @Override
            public void prime() {
                throw new IllegalStateException("no network yet");
            }

            @Override
            public void forget() {
                calls.add("forget broken");
            }
        };
    }

    private static void checkpoint(Snapshots snapshots) {
        snapshots.beforeCheckpoint(Core.getGlobalContext());
    }

    private static void restore(Snapshots snapshots) {
        snapshots.afterRestore(Core.getGlobalContext());
    }

    /// Two restores of a snapshot without hooks would draw the same secrets.
    @ParameterizedTest
    @CsvSource({"snap-start,true", "provisioned-concurrency,true", "lambda-managed-instances,true", "'',true",
            "something-new,true", "on-demand,false"})
    void onlyAProcessThatIsStartedOnDemandGoesWithoutHooks(String type, boolean taken) {
        assertThat(Snapshots.mayBeTaken(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type))).isEqualTo(taken);
        assertThat(Snapshots.mayBeTaken(Map.of())).isTrue();
    }

    @Test
    void everyPartForgetsAfterTheLastOneWasPrimed() {
        var snapshots = new Snapshots(new Connections(), new SecureRandom());
        snapshots.add(part("keys"));
        snapshots.add(part("handler"));
        checkpoint(snapshots);
        assertThat(calls).containsExactly("prime keys", "prime handler", "forget keys", "forget handler");
    }

    /// Each waits for the other: one after the other they would wait for ever.
    @Test
    @Timeout(Patience.SECONDS)
    void partsRecoverSideBySideAndTheRestoreWaitsForAll() {
        var snapshots = new Snapshots(new Connections(), new SecureRandom());
        var together = new CyclicBarrier(2);
        SnapshotPart waiting = () -> {
            try {
                together.await();
                calls.add("recovered");
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
        snapshots.add(waiting);
        snapshots.add(waiting);
        restore(snapshots);
        assertThat(calls).containsExactly("recovered", "recovered");
    }

    @Test
    void failureNeitherFailsTheDeploymentNorTheRestoreNorKeepsOthersFromForgetting() {
        var snapshots = new Snapshots(new Connections(), new SecureRandom());
        snapshots.add(broken());
        snapshots.add(part("keys"));
        checkpoint(snapshots);
        restore(snapshots);
        assertThat(calls).containsExactly("prime keys", "forget broken", "forget keys", "recover keys");
    }

    @Test
    void aClassThatIsMissingBehindARestoreFailsNothingElse() {
        var snapshots = new Snapshots(new Connections(), new SecureRandom());
        snapshots.add(() -> {
            throw new NoClassDefFoundError("x");
        });
        snapshots.add(part("keys"));
        var warnings = new ArrayList<String>();
        var uncaught = new ArrayList<Throwable>();
        LOG.setLevel(Level.WARNING);
        LOG.setFilter(warning -> {
            warnings.add(warning.getMessage());
            return false;
        });
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
        try {
            restore(snapshots);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(null);
            LOG.setFilter(null);
            silence();
        }
        assertThat(calls).containsExactly("recover keys");
        assertThat(warnings).singleElement().asString().contains("did not recover: java.lang.NoClassDefFoundError");
        assertThat(uncaught).isEmpty();
    }

    /// A random source whose state a snapshot does freeze, restored twice.
    @Test
    void twoRestoresOfOneSnapshotDrawDifferently() throws Exception {
        byte[] frozen = freeze(seeded());
        SecureRandom first = thaw(frozen);
        SecureRandom second = thaw(frozen);
        assertThat(thaw(frozen).nextLong()).isEqualTo(thaw(frozen).nextLong());
        restore(new Snapshots(new Connections(), first));
        restore(new Snapshots(new Connections(), second));
        assertThat(first.nextLong()).isNotEqualTo(second.nextLong());
    }

    private static SecureRandom seeded() throws NoSuchAlgorithmException {
        var random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(1);
        return random;
    }

    private static byte[] freeze(SecureRandom random) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(random);
        }
        return bytes.toByteArray();
    }

    private static SecureRandom thaw(byte[] frozen) throws IOException, ClassNotFoundException {
        try (var objects = new ObjectInputStream(new ByteArrayInputStream(frozen))) {
            return (SecureRandom) objects.readObject();
        }
    }
}
