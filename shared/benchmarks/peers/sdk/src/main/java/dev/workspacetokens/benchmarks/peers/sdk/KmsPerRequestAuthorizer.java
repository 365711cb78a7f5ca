package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.workspacetokens.aws.AccessPolicyFile;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader.Facts;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// Has KMS verify each token's MAC: the key never leaves KMS, and each request waits for it. The MAC is one over the
/// token's text.
public final class KmsPerRequestAuthorizer
        implements
            RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {

    private static final String SCHEME = "Bearer ";

    private final KmsClient kms = KmsClient.create();
    private final BeanAccessReader reader;
    private final TokenFormat format;
    private final AccessPolicy policy = AccessPolicyFile.deployed();

    public KmsPerRequestAuthorizer() {
        Map<String, String> variables = System.getenv();
        this.reader = new BeanAccessReader(DynamoDbEnhancedClient.create(), variables.getOrDefault("TABLE_NAME", ""));
        this.format = new TokenFormat(variables.getOrDefault("TOKEN_PREFIX", ""), List.of());
    }

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        AccessRequest request = Events.request(event);
        String header = Events.authorization(event).getFirst();
        String token = header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : header;
        Slug app = Slug.parse(String.valueOf(request.app())).orElseThrow();
        Facts facts = reader.read(format.parse(token).orElseThrow().id(), app);
        Credential credential = facts.credential();
        if (credential == null || !verified(token, credential) || credential.expiredAt(Instant.now())) {
            return Events.response(false, null, request.resource());
        }
        return Events.response(permitted(request, credential, facts), credential.workspace().slug().value(),
                request.resource());
    }

    private boolean verified(String token, Credential credential) {
        try {
            return kms.verifyMac(r -> r.keyId(credential.keyId()).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                    .message(SdkBytes.fromUtf8String(token)).mac(SdkBytes.fromByteArray(credential.mac().bytes())))
                    .macValid();
        } catch (KmsInvalidMacException e) {
            return false;
        }
    }

    private boolean permitted(AccessRequest request, Credential credential, Facts facts) {
        if (facts.owner() == null || !facts.owner().workspace().equals(credential.workspace())) {
            return false;
        }
        String role = switch (credential.access()) {
            case AccessRef.AllApps(var all) -> all;
            case AccessRef.GrantSet _ -> role(facts.firstGrant(), facts.owner().uid());
        };
        return policy.permission(request.api(), request.route())
                .filter(permission -> policy.role(role).filter(r -> r.permits(permission)).isPresent()).isPresent();
    }

    private static String role(@Nullable Grant grant, String appUid) {
        return grant != null && grant.appUid().equals(appUid) ? grant.role() : "none";
    }
}
