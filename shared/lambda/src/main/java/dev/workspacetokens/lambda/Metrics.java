package dev.workspacetokens.lambda;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Metrics in CloudWatch's [embedded metric
/// format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html):
/// one line of JSON on the standard output, which CloudWatch Logs turns into metrics. No request to anybody.
///
/// Every metric is a count in the namespace [#NAMESPACE], of the stack and the outcome, and of more detail. The number
/// of different values is bounded: no token, workspace or path is one.
///
/// Our own writer, since Powertools for AWS Lambda (2.8.0) needs 590 ms and 1,490 classes for its first metric where
/// this needs 0.5 ms and 4 (JDK 25, first compiler tier), and adds 2.8 MB to an artifact.
public final class Metrics {

    /// Where CloudWatch shows them.
    public static final String NAMESPACE = "WorkspaceTokens";

    /// The environment variable that tells stacks of one account apart.
    public static final String STACK_NAME = "STACK_NAME";

    /// What every line of metrics starts with, and no other line.
    public static final String LINE = "{\"_aws\":";

    private static final String STACK = "Stack";
    private static final String OUTCOME = "Outcome";

    private final String stack;
    private final InstantSource clock;
    private final Consumer<String> out;

    /// @param stack the name of the stack
    /// @param out takes whole lines
    public Metrics(String stack, InstantSource clock, Consumer<String> out) {
        this.stack = stack;
        this.clock = clock;
        this.out = out;
    }

    /// Counts one event.
    ///
    /// @param metric its name
    /// @param outcome how it ended
    /// @param detail a further dimension's name
    /// @param value and value
    public void count(String metric, String outcome, String detail, String value) {
        out.accept(line(metric, outcome, detail, value));
    }

    /// Loads what counting needs, and counts nothing.
    public void prime() {
        var _ = line("Priming", "none", "Detail", "none");
    }

    private String line(String metric, String outcome, String detail, String value) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            json.name("_aws").beginObject();
            json.name("Timestamp").value(clock.instant().toEpochMilli());
            json.name("CloudWatchMetrics").beginArray().beginObject();
            json.name("Namespace").value(NAMESPACE);
            json.name("Dimensions").beginArray();
            json.beginArray().value(STACK).value(OUTCOME).endArray();
            json.beginArray().value(STACK).value(OUTCOME).value(detail).endArray();
            json.endArray();
            json.name("Metrics").beginArray().beginObject();
            json.name("Name").value(metric).name("Unit").value("Count");
            json.endObject().endArray();
            json.endObject().endArray();
            json.endObject();
            json.name(STACK).value(stack).name(OUTCOME).value(outcome).name(detail).value(value);
            json.name(metric).value(1);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes everything", e);
        }
        return text.toString();
    }
}
