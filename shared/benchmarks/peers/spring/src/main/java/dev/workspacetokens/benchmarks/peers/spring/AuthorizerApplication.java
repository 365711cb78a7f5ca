package dev.workspacetokens.benchmarks.peers.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.workspacetokens.benchmarks.peers.sdk.BeanDecisions;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The same decision as a function bean, with clients and authorizer as beans beside it. Lambda's handler is the
/// framework's own `FunctionInvoker`.
@SpringBootApplication(proxyBeanMethods = false)
public class AuthorizerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AuthorizerApplication.class, arguments);
    }

    @Bean
    DynamoDbEnhancedClient dynamoDb() {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(DynamoDbClient.create()).build();
    }

    @Bean
    KmsClient kms() {
        return KmsClient.create();
    }

    @Bean
    TokenAuthorizer authorizer(DynamoDbEnhancedClient dynamoDb, KmsClient kms) {
        return BeanDecisions.with(dynamoDb, kms);
    }

    @Bean
    Function<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> authorize(TokenAuthorizer authorizer) {
        return event -> BeanDecisions.answer(authorizer, event);
    }
}
