// Who called: from the event of a Lambda function behind a REST or an HTTP API with the authorizer in front.
// It throws where no authorizer stands in front of the route: such a call has no caller.
export function callerOf(event) {
  const authorizer = event.requestContext?.authorizer;
  const context = authorizer?.lambda ?? authorizer; // an HTTP API's is one level deeper
  if (!context?.workspace || !context.token_id) {
    throw new Error("No workspace token was checked in front of this route.");
  }
  return {
    workspace: context.workspace,
    tokenId: context.token_id,
    tokenName: context.token_name,
    app: context.app || null,
    role: context.role || null,
    permissions: context.permissions ? context.permissions.split(" ") : [],
    tokenExpiresAt: context.expires_at || null,
    tokenIsFormer: context.former === "true", // it was regenerated: change to the new one before this one ends
  };
}
