// Who called, in an Express app: on Lambda (with serverless-http) from the event, elsewhere from the X-Workspace headers.
// Anybody can send headers to a server that they reach past the authorizer. So WORKSPACE_HEADERS=trusted must say that
// nobody can, and on Lambda, where headers are the client's own, they are never read.
import { callerOf as callerOfEvent } from "./lambda-caller.mjs";

export function callerOf(req) {
  if (req.apiGateway?.event) {
    return callerOfEvent(req.apiGateway.event);
  }
  if (process.env.AWS_LAMBDA_FUNCTION_NAME || process.env.WORKSPACE_HEADERS !== "trusted") {
    throw new Error("WORKSPACE_HEADERS is not 'trusted', or this is Lambda and there is no event: nobody says who called.");
  }
  const value = (name) => {
    const text = req.headers[name];
    return text === undefined || text === "-" ? "" : decodeURIComponent(text);
  };
  return callerOfEvent({
    requestContext: {
      authorizer: {
        workspace: value("x-workspace"),
        token_id: value("x-workspace-token-id"),
        token_name: value("x-workspace-token-name"),
        app: value("x-workspace-app"),
        role: value("x-workspace-role"),
        permissions: value("x-workspace-permissions"),
        expires_at: value("x-workspace-token-expires-at"),
        former: value("x-workspace-token-former"),
      },
    },
  });
}
