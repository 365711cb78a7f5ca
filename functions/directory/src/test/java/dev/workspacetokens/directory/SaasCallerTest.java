package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.workspacetokens.application.Actor;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.lambda.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SaasCallerTest {

    private static final String PRINCIPAL = "arn:aws:sts::123456789012:assumed-role/backend/backend";

    private static List<Actor.Saas> callers(APIGatewayV2HTTPEvent event) {
        var seen = new ArrayList<Actor.Saas>();
        new HttpApiAdapter(new Metrics("", InstantSource.system(), _ -> {}), request -> {
            seen.add(SaasCaller.of(request));
            return Answer.empty(204);
        }).handle(event);
        return seen;
    }

    @Test
    void callerIsThePrincipalWhoseSignatureWasChecked() {
        APIGatewayV2HTTPEvent event = DirectoryApi.event("GET /directory/workspaces", Map.of(), null, null);
        assertThat(callers(event)).containsExactly(new Actor.Saas("", ""));
        event.setRequestContext(RequestContext.builder().withAuthorizer(RequestContext.Authorizer.builder()
                .withIam(RequestContext.IAM.builder().withUserArn(PRINCIPAL).build()).build()).build());
        assertThat(callers(event)).containsExactly(new Actor.Saas(PRINCIPAL, ""));
    }
}
