"""Who called, in a FastAPI app: on Lambda (with Mangum) from the event, elsewhere from the X-Workspace headers.

Anybody can send headers to a server that they reach past the authorizer. So WORKSPACE_HEADERS=trusted must say that
nobody can, and on Lambda, where headers are the client's own, they are never read.
"""

import os
from urllib.parse import unquote

import lambda_caller


def caller_of(request) -> lambda_caller.Caller:
    event = request.scope.get("aws.event")
    if event:
        return lambda_caller.caller_of(event)
    if os.environ.get("AWS_LAMBDA_FUNCTION_NAME") or os.environ.get("WORKSPACE_HEADERS") != "trusted":
        raise PermissionError(
            "WORKSPACE_HEADERS is not 'trusted', or this is Lambda and there is no event: nobody says who called."
        )

    def value(name):
        text = request.headers.get(name, "-")
        return "" if text == "-" else unquote(text)

    context = {
        "workspace": value("x-workspace"),
        "token_id": value("x-workspace-token-id"),
        "token_name": value("x-workspace-token-name"),
        "app": value("x-workspace-app"),
        "role": value("x-workspace-role"),
        "permissions": value("x-workspace-permissions"),
        "expires_at": value("x-workspace-token-expires-at"),
        "former": value("x-workspace-token-former"),
    }
    return lambda_caller.caller_of({"requestContext": {"authorizer": context}})
