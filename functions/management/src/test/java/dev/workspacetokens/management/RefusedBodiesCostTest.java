package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.management.Owned.Call;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What a refused body costs: what needs no reading is told without any, and made-up apps cost no more than real ones.
class RefusedBodiesCostTest {

    private static final int APPS = 1_000;
    private static final int UNIT = 4_096;
    private static final Owned OWNED = Owned.byAda("refused-bodies");

    private final Requests requests = new Requests();

    @BeforeAll
    static void fill() {
        Owned.BACKEND.putAll(Owned.BACKEND.table(),
                IntStream.range(0, APPS).mapToObj(i -> OWNED.app("a".repeat(60) + i)).toList());
    }

    private int status(String sub, String name, String expiresAt, Stream<String> apps) {
        String roles = apps.map(app -> '"' + app + "\": \"admin\"").collect(Collectors.joining(", "));
        String body = "{\"name\": \"" + name + "\", \"expires_at\": \"" + expiresAt + "\", \"roles\": {\"apps\": {"
                + roles + "}}}";
        return OWNED.call(CreateTokenHandler::new, requests, Map.of(), Call.ada(body).by(sub)).getStatusCode();
    }

    private static Stream<String> madeUp(int count) {
        return IntStream.range(0, count).mapToObj(i -> "made-up-" + i);
    }

    /// Counted as AWS does: a key that is not there costs a unit, a query what it looks at.
    private int units() {
        int units = requests.sent(GetItemRequest.class).size();
        for (var batch : requests.sent(BatchGetItemRequest.class)) {
            units += batch.requestItems().values().stream().mapToInt(keys -> keys.keys().size()).sum();
        }
        int row = ("PK" + "WORKSPACE#" + OWNED.workspace() + "SK" + "APP#" + "uid" + "title").length() + 64 + 22 + 100;
        return units + requests.sent(QueryRequest.class).size() * Math.ceilDiv(APPS * row, UNIT);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "16, 19", "17, 110", "100, 110", "1000, 110"})
    void madeUpAppsCostNoMoreThanAReadingOfThoseThatThereAre(int count, int most) {
        assertThat(status("ada", "CI", "2040-02-01T00:00:00Z", madeUp(count))).isEqualTo(422);
        assertThat(units()).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"'', 2040-02-01T00:00:00Z, a", "CI, 2039-12-31T00:00:00Z, a", "CI, 2040-02-01T00:00:00Z, No"})
    void whatIsWrongWithoutReadingIsToldWithoutAny(String name, String expiresAt, String app) {
        assertThat(status("ada", name, expiresAt, Stream.concat(Stream.of(app), madeUp(999)))).isEqualTo(422);
        assertThat(units()).as("the owner and the stored policy").isEqualTo(2);
    }

    @Test
    void tooManyAppsAreNotLookedUp() {
        assertThat(status("ada", "CI", "2040-02-01T00:00:00Z", madeUp(1_001))).isEqualTo(422);
        assertThat(units()).isEqualTo(1);
    }

    @Test
    void strangerCostsThreeUnitsAtMost() {
        assertThat(status("eve", "CI", "2040-02-01T00:00:00Z", madeUp(1_000))).isEqualTo(404);
        assertThat(units()).isLessThanOrEqualTo(3);
    }
}
