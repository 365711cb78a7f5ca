package dev.workspacetokens.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is decided of an engine's answers, without an engine.
final class ContainersTest {

    private static final String IMAGE = "some/image:1";

    /// An engine that notes what it pulls.
    ///
    /// @param failure of every pull, if it has one
    private record FakeEngine(boolean answers, boolean hasImage, @Nullable String failure,
            List<String> pulled) implements ContainerEngine {

        static FakeEngine thatFails(String failure) {
            return new FakeEngine(true, false, failure, new ArrayList<>());
        }

        @Override
        public boolean has(String image) {
            return hasImage;
        }

        @Override
        public void pull(String image) {
            pulled.add(image);
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @TempDir private Path folder;

    private Optional<String> whyNot(FakeEngine engine, String build) {
        return new Containers(engine, folder.resolve("new/failed-pull.txt"), build).whyNot(IMAGE);
    }

    @Test
    void withoutAnEngineNothingIsPulledAndTheSentenceSaysSo() {
        var engine = new FakeEngine(false, false, null, new ArrayList<>());
        assertThat(whyNot(engine, "1").orElseThrow()).startsWith("No Docker engine answers");
        assertThat(engine.pulled()).isEmpty();
    }

    @Test
    void anImageThatIsHereIsNotPulled() {
        var engine = new FakeEngine(true, true, "no network", new ArrayList<>());
        assertThat(whyNot(engine, "1")).isEmpty();
        assertThat(engine.pulled()).isEmpty();
    }

    @Test
    void anImageThatIsMissingIsPulled() {
        var engine = new FakeEngine(true, false, null, new ArrayList<>());
        assertThat(whyNot(engine, "1")).isEmpty();
        assertThat(engine.pulled()).containsExactly(IMAGE);
    }

    @Test
    void anEngineThatCannotPullIsTheReasonInOneSentence() {
        String why = whyNot(FakeEngine.thatFails("dial tcp: no such host\nand more\n"), "1").orElseThrow();
        assertThat(why).contains("cannot run " + IMAGE, "(dial tcp: no such host)").hasLineCount(1);
    }

    /// Each module of a build is a process of its own.
    @Test
    void aPullThatFailedIsNotTriedAgainInTheSameBuild() {
        var engine = FakeEngine.thatFails("no network");
        String why = whyNot(engine, "1").orElseThrow();
        assertThat(whyNot(engine, "1").orElseThrow()).isEqualTo(why);
        assertThat(engine.pulled()).hasSize(1);
    }

    @Test
    void theNextBuildTriesAgain() {
        var engine = FakeEngine.thatFails("no network");
        var _ = whyNot(engine, "1");
        var _ = whyNot(engine, "11");
        assertThat(engine.pulled()).hasSize(2);
    }
}
