package dev.workspacetokens.lambda.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// No snapshot holds what the function may do; behind a restore it is fetched before the first request.
final class SnapshotCredentialsTest {

    private final List<Keeping> made = new ArrayList<>();
    private final SnapshotCredentials credentials = new SnapshotCredentials(() -> {
        var keeping = new Keeping("id-" + made.size());
        made.add(keeping);
        return keeping;
    });

    /// As the SDK's: it fetches once and keeps what it got.
    private static final class Keeping implements AwsCredentialsProvider, SdkAutoCloseable {
        private final String id;
        private int asked;
        private boolean closed;

        private Keeping(String id) {
            this.id = id;
        }

        @Override
        public AwsCredentials resolveCredentials() {
            asked++;
            return AwsBasicCredentials.create(id, "secret");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private String id() {
        return credentials.resolveCredentials().accessKeyId();
    }

    @Test
    void areKeptUntilASnapshotAndFetchedAnewBehindIt() {
        credentials.prime();
        assertThat(List.of(id(), id())).containsOnly("id-0");
        credentials.forget();
        assertThat(made).hasSize(1).allSatisfy(keeping -> assertThat(keeping.closed).isTrue());
        credentials.recover();
        assertThat(made).hasSize(2);
        assertThat(made.getLast().asked).isOne();
        assertThat(id()).isEqualTo("id-1");
    }

    @Test
    void nothingIsFetchedToForgetIt() {
        credentials.forget();
        assertThat(made).isEmpty();
    }
}
