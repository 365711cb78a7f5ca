package dev.workspacetokens.acceptance.stack;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/// A stack on AWS: the addresses are its outputs, the directory API is called with the credentials and in the region
/// that the AWS SDK finds.
final class StackOnAws {

    /// The variable that holds the access token of the person who is to own the workspaces of the tests.
    static final String OWNER_TOKEN = "OWNER_ACCESS_TOKEN";

    static final String MANAGEMENT = "ManagementApiUrl";
    static final String DIRECTORY = "DirectoryApiUrl";
    static final String SAMPLE = "SampleApiUrl";
    static final String CONSOLE = "ConsoleUrl";

    /// How long verdicts are kept. Above 0 a token may live on for as long after it was revoked.
    static final String CACHE_SECONDS = "AuthorizerCacheSeconds";

    private StackOnAws() {}

    /// The stack of this name.
    ///
    /// @throws CannotTestException when it cannot be found, or not be tested
    static Stack find(String name, Map<String, String> variables) {
        var credentials = DefaultCredentialsProvider.builder().build();
        try (var cloudFormation = CloudFormationClient.builder().credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            return find(name, variables, cloudFormation, credentials);
        } catch (SdkClientException e) {
            throw cannotAsk(name, e);
        }
    }

    static Stack find(String name, Map<String, String> variables, CloudFormationClient cloudFormation,
            AwsCredentialsProvider credentials) {
        String region = cloudFormation.serviceClientConfiguration().region().id();
        try {
            var found = cloudFormation.describeStacks(describe -> describe.stackName(name)).stacks().getFirst();
            requireNoCache(name, found.parameters().stream()
                    .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue)));
            return of(name, region, variables, credentials, found.outputs().stream()
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        } catch (CloudFormationException e) {
            throw new CannotTestException("The stack " + name + " cannot be read in " + region + ": "
                    + e.awsErrorDetails().errorMessage(), e);
        } catch (SdkClientException e) {
            throw cannotAsk(name, e);
        }
    }

    /// A stack with these outputs.
    static Stack of(String name, String region, Map<String, String> variables, AwsCredentialsProvider credentials,
            Map<String, String> outputs) {
        String token = variables.getOrDefault(OWNER_TOKEN, "");
        if (token.isBlank()) {
            throw new CannotTestException(OWNER_TOKEN + " is not set: it holds the access token of a person who can "
                    + "sign in to the console of " + name + ". See docs/testing.md.");
        }
        return new Stack("the stack " + name + " in " + region, address(name, outputs, MANAGEMENT),
                address(name, outputs, DIRECTORY), address(name, outputs, SAMPLE),
                Optional.ofNullable(outputs.get(CONSOLE)).map(URI::create),
                new SignedCaller(region, credentials, Clock.systemUTC()), token.strip(), Clock.systemUTC(), _ -> {},
                () -> {});
    }

    private static URI address(String name, Map<String, String> outputs, String output) {
        String address = outputs.get(output);
        if (address == null) {
            throw new CannotTestException("The stack " + name + " has no output " + output
                    + ": it is another kind of stack, or was deployed without the sample API.");
        }
        return URI.create(address);
    }

    private static void requireNoCache(String name, Map<String, String> parameters) {
        String seconds = parameters.getOrDefault(CACHE_SECONDS, "0");
        if (!seconds.equals("0")) {
            throw new CannotTestException("The stack " + name + " was deployed with " + CACHE_SECONDS + "=" + seconds
                    + ": that a revoked token is refused at once can be seen with 0 only.");
        }
    }

    private static CannotTestException cannotAsk(String name, SdkClientException e) {
        return new CannotTestException("AWS cannot be asked for the stack " + name
                + ": set a region and credentials, as for the AWS CLI. " + e.getMessage(), e);
    }
}
