"""What an owner does with tokens, by the client that openapi-generator made of the contract."""

import os
from datetime import datetime

import workspace_tokens
from workspace_tokens.exceptions import NotFoundException, UnprocessableEntityException

WORKSPACE = "acme"
SOON, LATER, PAST = (datetime.fromisoformat(os.environ[day].replace("Z", "+00:00"))
                     for day in ("SOON", "LATER", "PAST"))
management = workspace_tokens.ManagementApi(workspace_tokens.ApiClient(
    workspace_tokens.Configuration(host=os.environ["API"], access_token=os.environ["ACCESS_TOKEN"])))


def create(name, expires_at, **roles):
    return management.create_token_with_http_info(WORKSPACE, workspace_tokens.CreateToken(
        name=name, expires_at=expires_at, roles=workspace_tokens.RolesInput(**roles)))


answer = create("Lost", SOON, all_apps="developer")
assert answer.status_code == 201
lost = answer.data.data
assert isinstance(lost, workspace_tokens.IssuedToken)
assert lost.token.startswith("wst_")
assert lost.status == "active" and lost.created_by.id == "ada" and lost.expires_at == SOON
assert lost.regenerated_at is None and lost.regenerated_by is None
assert lost.roles.actual_instance.all_apps == "developer"
kept = create("Kept", SOON, apps={"ios-shop": "admin", "web": "none"}).data.data
assert kept.roles.actual_instance.apps == {"ios-shop": "admin"}

page = management.list_tokens(WORKSPACE, status="active", limit=50)
# Both were created in one millisecond, so either may be the newer one.
listed = {token.name: token for token in page.data}
assert {name: token.regenerated_at for name, token in listed.items()} == {"Kept": None, "Lost": None}
assert listed["Kept"].roles.actual_instance.counts == {"admin": 1}
assert page.paging.next is None

found = management.regenerate_token(WORKSPACE, lost.id, workspace_tokens.RegenerateToken(expires_at=LATER),
                                    if_match=f'"{lost.version}"').data
assert found.token.startswith("wst_") and found.token != lost.token
assert found.generation == 2 and found.regenerated_by.id == "ada" and found.expires_at == LATER
assert isinstance(found.regenerated_at, datetime)
assert found.roles == lost.roles

try:
    create("Refused", PAST, all_apps="developer")
    raise AssertionError("a date in the past was accepted")
except UnprocessableEntityException as refused:
    assert isinstance(refused.data, workspace_tokens.Problem)
    assert [fault.pointer for fault in refused.data.errors] == ["/expires_at"]

assert management.revoke_token_with_http_info(WORKSPACE, lost.id).status_code == 204
try:
    management.get_token(WORKSPACE, lost.id)
    raise AssertionError("a revoked token was found")
except NotFoundException as gone:
    assert gone.data.status == 404
