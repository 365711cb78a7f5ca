package dev.workspacetokens.acceptance.units;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.emulators.units.UnitCounter;
import dev.workspacetokens.emulators.units.Units;
import dev.workspacetokens.local.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The whole system with every request to its table counted by AWS's rules, and what large calls send.
final class CountedSystem implements AutoCloseable {

    private static final List<String> KEY = List.of("PK", "SK");

    private final UnitCounter counter = new UnitCounter();
    private final Requests requests = new Requests();
    private final Running running;

    CountedSystem() {
        this(Map.of());
    }

    /// @param parameters of the template in place of their defaults
    CountedSystem(Map<String, String> parameters) {
        running = Running.with(Options.ofThisBuild().withParameters(parameters)
                .withDynamoDb(client -> requests.before(DynamoDbClient.class, counter.watch(client))));
    }

    /// What a call cost.
    ///
    /// @param reply its answer
    /// @param units of all that it did to the table
    /// @param requests how many it sent to the table
    record Call(Reply reply, Units units, int requests) {}

    /// Makes a call and counts it.
    Call count(Supplier<Reply> call) {
        var _ = counter.take();
        requests.clear();
        Reply reply = call.get();
        return new Call(reply, counter.take(), requests.sent().size());
    }

    Running running() {
        return running;
    }

    /// Gives the workspace `acme` apps of the slugs `app-0000`, `app-0001`, … and no others.
    void replaceApps(int count) {
        running.directory().put("/directory/workspaces/acme/apps",
                many("apps", count, "{\"slug\": \"app-%04d\", \"title\": \"App\"}")).expect(200);
    }

    /// Copies every row of a token, in whatever partition, until its workspace has so many more of that kind.
    void copies(Reply token, int from, int to) {
        String table = running.runner().template().table().tableName();
        String id = token.data().path("id").asText();
        DynamoDbClient dynamoDb = running.runner().dynamoDb();
        var rows = dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(row -> KEY.stream().anyMatch(name -> text(row, name).contains(id))).toList();
        for (int i = from; i < to; i++) {
            String copy = copy(id, i);
            for (var row : rows) {
                var other = new HashMap<>(row);
                KEY.forEach(name -> other.put(name, AttributeValue.fromS(text(row, name).replace(id, copy))));
                dynamoDb.putItem(put -> put.tableName(table).item(other));
            }
        }
    }

    /// The id of the copy that has this number.
    static String copy(String id, int number) {
        String digits = "%04d".formatted(number);
        return id.substring(0, id.length() - digits.length()) + digits;
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return row.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    /// The body of a creation.
    String creation(String name, String roles) {
        return "{\"name\": \"%s\", \"expires_at\": \"%s\", \"roles\": %s}".formatted(name,
                running.clock().inDays(30), roles);
    }

    /// Roles in as many apps, with the slugs of [#replaceApps(int)] when the prefix is `app`.
    static String perApp(String prefix, int count, String role) {
        return "{\"apps\": {" + IntStream.range(0, count)
                .mapToObj(i -> "\"%s-%04d\": \"%s\"".formatted(prefix, i, role)).collect(Collectors.joining(","))
                + "}}";
    }

    /// A list of as many entries, each with its number.
    static String many(String name, int count, String entry) {
        return "{\"" + name + "\": [" + IntStream.range(0, count).mapToObj(entry::formatted)
                .collect(Collectors.joining(",")) + "]}";
    }

    @Override
    public void close() {
        running.close();
    }
}
