package dev.workspacetokens.kms.sdk;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.Sealer;
import dev.workspacetokens.kms.MacGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.kms.KmsClient;

/// Has KMS seal rows, one call for each, [#AT_ONCE] at a time: for rows whose readers may verify a seal and must not be
/// able to make one.
public final class KmsOwnSealer implements Sealer {

    /// How many calls are under way at a time.
    static final int AT_ONCE = 16;

    private final KmsClient kms;
    private final String alias;

    /// @param alias of the active HMAC key
    public KmsOwnSealer(KmsClient kms, String alias) {
        this.kms = kms;
        this.alias = alias;
    }

    /// @throws RuntimeException the first failure, when all calls have ended
    @Override
    public List<Seal> seal(List<Row> rows) {
        if (rows.size() <= 1) {
            return rows.stream().map(this::seal).toList();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, rows.size()))) {
            List<Future<Seal>> calls = rows.stream().map(row -> threads.submit(() -> seal(row))).toList();
            var seals = new ArrayList<Seal>();
            for (Future<Seal> call : calls) {
                seals.add(result(call, threads));
            }
            return seals;
        }
    }

    private static Seal result(Future<Seal> call, ExecutorService threads) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            var _ = threads.shutdownNow();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while KMS seals rows");
        }
    }

    private Seal seal(Row row) {
        var response = kms.generateMac(r -> r.keyId(alias).macAlgorithm(OwnMacs.ALGORITHM)
                .message(OwnMacs.message(row)).overrideConfiguration(c -> c.apiCallTimeout(MacGenerator.CALL_TIMEOUT)));
        return Seal.of(KeyHint.of(response.keyId()), response.mac().asByteArray());
    }
}
