package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.workspacetokens.aws.AccessPolicyFile;
import dev.workspacetokens.aws.kms.KmsCredentialKeys;
import dev.workspacetokens.aws.kms.KmsTagKeys;
import dev.workspacetokens.aws.kms.SdkMacGenerator;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.token.TokenFormat;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The parts of an authorizer on beans, for whoever puts them together.
public final class BeanDecisions {

    private BeanDecisions() {}

    /// An authorizer on the table and the key that the environment's variables name.
    public static TokenAuthorizer with(DynamoDbEnhancedClient dynamoDb, KmsClient kms) {
        Map<String, String> variables = System.getenv();
        InstantSource clock = InstantSource.system();
        var macs = new SdkMacGenerator(kms);
        List<String> keys = List.of(variables.getOrDefault("HMAC_KEY_ARNS", "").split(","));
        return new TokenAuthorizer(new TokenFormat(variables.getOrDefault("TOKEN_PREFIX", ""), List.of()),
                new KmsTagKeys(macs, keys, clock, new Metrics("", clock, _ -> {})),
                new BeanAccessReader(dynamoDb, variables.getOrDefault("TABLE_NAME", "")),
                new KmsCredentialKeys(macs, keys, clock),
                AccessPolicyFile.deployed(), clock);
    }

    /// Answers an event.
    public static IamPolicyResponse answer(TokenAuthorizer authorizer, APIGatewayCustomAuthorizerEvent event) {
        AccessRequest request = Events.request(event);
        return Events.response(authorizer.decide(request, Events.authorization(event)), request.resource());
    }
}
