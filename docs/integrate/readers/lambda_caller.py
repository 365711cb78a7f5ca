"""Who called: from the event of a Lambda function behind a REST or an HTTP API with the authorizer in front."""

from dataclasses import dataclass
from typing import List, Optional


@dataclass(frozen=True)
class Caller:
    workspace: str
    token_id: str
    token_name: str
    app: Optional[str]
    role: Optional[str]
    permissions: List[str]
    token_expires_at: Optional[str]
    token_is_former: bool  # it was regenerated: change to the new one before this one ends


def caller_of(event) -> Caller:
    """Raises PermissionError where no authorizer stands in front of the route: such a call has no caller."""
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    context = authorizer.get("lambda") or authorizer  # an HTTP API's is one level deeper
    if not context.get("workspace") or not context.get("token_id"):
        raise PermissionError("No workspace token was checked in front of this route.")
    return Caller(
        workspace=context["workspace"],
        token_id=context["token_id"],
        token_name=context.get("token_name") or "",
        app=context.get("app") or None,
        role=context.get("role") or None,
        permissions=(context.get("permissions") or "").split(),
        token_expires_at=context.get("expires_at") or None,
        token_is_former=context.get("former") == "true",
    )
