package dev.workspacetokens.trail;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.workspacetokens.application.audit.Findings;
import dev.workspacetokens.application.audit.WatchWrites;
import dev.workspacetokens.application.audit.WrittenRow;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbEventNames;
import dev.workspacetokens.dynamodb.DynamoDbFindings;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.Variables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// [Watches][WatchWrites] what is written to rows that are sealed, by the table's stream of keys. What it finds is an
/// alarm and an event.
public final class WatchWritesHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final WatchWrites watch;

    public WatchWritesHandler() {
        this(Environment.lambda());
    }

    public WatchWritesHandler(Environment environment) {
        var variables = new Variables(environment.variables());
        String table = variables.required("TABLE_NAME");
        Findings noted = new DynamoDbFindings(new TokenTable(environment.dynamoDb().get(), table),
                environment.clock(), Duration.ofDays(variables.positive("AUDIT_RETENTION_DAYS")));
        this.watch = new WatchWrites(new DynamoDbEventNames(environment.dynamoDb().get(), table), (type, row) -> {
            noted.note(type, row);
            environment.metrics().count("Rows", "unnoted", "Finding", type.id());
            Log.error(WatchWritesHandler.class,
                    "somebody else than this stack wrote " + row + ": " + type.id());
        }, environment.clock());
    }

    /// @return the records that Lambda is to send again; it sends all that follow the first of them along
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Map<StreamRecord, WrittenRow> rows = event.getRecords().stream().map(StreamRecord::of)
                .filter(StreamRecord::isWrite)
                .collect(toMap(record -> record, StreamRecord::row, (one, _) -> one, LinkedHashMap::new));
        Set<WrittenRow> again = watch.run(rows.values());
        return new StreamsEventResponse(rows.entrySet().stream().filter(one -> again.contains(one.getValue()))
                .map(one -> new BatchItemFailure(one.getKey().sequenceNumber())).toList());
    }
}
