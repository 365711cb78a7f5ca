package dev.workspacetokens.acceptance.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// CloudFormation with one stack, or with none.
final class FakeCloudFormation implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private FakeCloudFormation(int status, String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /// Whatever stack is asked for has these.
    static FakeCloudFormation with(Map<String, String> parameters, Map<String, String> outputs) throws IOException {
        return new FakeCloudFormation(200, """
                <DescribeStacksResponse><DescribeStacksResult><Stacks><member>
                <StackName>any</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
                <Parameters>%s</Parameters><Outputs>%s</Outputs>
                </member></Stacks></DescribeStacksResult></DescribeStacksResponse>"""
                .formatted(members("Parameter", parameters), members("Output", outputs)));
    }

    /// There is none.
    static FakeCloudFormation without(String message) throws IOException {
        return new FakeCloudFormation(400, "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
                + "<Message>" + message + "</Message></Error></ErrorResponse>");
    }

    private static String members(String kind, Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> "<member><%1$sKey>%2$s</%1$sKey><%1$sValue>%3$s</%1$sValue></member>".formatted(kind,
                        value.getKey(), value.getValue()))
                .collect(Collectors.joining());
    }

    CloudFormationClient client(AwsCredentialsProvider credentials) {
        return CloudFormationClient.builder().credentialsProvider(credentials).region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).build();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
