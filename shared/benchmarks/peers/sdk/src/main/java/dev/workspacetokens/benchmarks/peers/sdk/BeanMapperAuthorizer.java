package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Maps items to beans by reflection, with clients as `create()` gives them. The key is derived once, as it is in the
/// authorizer that it is compared with.
public final class BeanMapperAuthorizer implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {

    private final TokenAuthorizer authorizer = BeanDecisions.with(DynamoDbEnhancedClient.create(), KmsClient.create());

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        return BeanDecisions.answer(authorizer, event);
    }
}
