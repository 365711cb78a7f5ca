// What an owner does with tokens, by types that openapi-typescript made of the contract.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

type Schemas = components["schemas"];

const { API, ACCESS_TOKEN, SOON, LATER, PAST } = process.env as Record<string, string>;
const client = createClient<paths>({
  baseUrl: API!,
  headers: { Authorization: `Bearer ${ACCESS_TOKEN}` },
});
const workspace = "acme";

async function create(body: Schemas["CreateToken"]): Promise<Schemas["IssuedToken"]> {
  const { data, response } = await client.POST("/workspaces/{workspace}/tokens", { params: { path: { workspace } }, body });
  assert.equal(response.status, 201);
  return data!.data;
}

const lost = await create({ name: "Lost", expires_at: SOON!, roles: { all_apps: "developer" } });
assert.match(lost.token, /^wst_/);
assert.equal(lost.status, "active");
assert.equal(lost.created_by.id, "ada");
const never: null = lost.regenerated_at === null ? lost.regenerated_at : assert.fail();
assert.equal(lost.regenerated_by, never);
const kept = await create({ name: "Kept", expires_at: SOON!, roles: { apps: { "ios-shop": "admin", web: "none" } } });
assert.deepEqual("apps" in kept.roles && kept.roles.apps, { "ios-shop": "admin" });

const listed = await client.GET("/workspaces/{workspace}/tokens", {
  params: { path: { workspace }, query: { status: "active", limit: 50 } },
});
// Both were created in one millisecond, so either may be the newer one.
assert.deepEqual(listed.data!.data.map((token: Schemas["ListedToken"]) => [token.name, token.regenerated_at]).sort(),
  [["Kept", null], ["Lost", null]]);
assert.equal(listed.data!.paging.next, undefined);

const path = { workspace, token: lost.id };
const regenerated = await client.POST("/workspaces/{workspace}/tokens/{token}/regenerate", {
  params: { path, header: { "If-Match": `"${lost.version}"` } },
  body: { expires_at: LATER! },
});
const found: Schemas["IssuedToken"] = regenerated.data!.data;
assert.match(found.token, /^wst_/);
assert.notEqual(found.token, lost.token);
assert.equal(found.generation, 2);
assert.equal(found.regenerated_by?.id, "ada");
assert.ok(Date.parse(found.regenerated_at!) > 0);
assert.deepEqual(found.roles, lost.roles);

const refused = await client.POST("/workspaces/{workspace}/tokens", {
  params: { path: { workspace } },
  body: { name: "Refused", expires_at: PAST!, roles: { all_apps: "developer" } },
});
assert.equal(refused.response.status, 422);
assert.ok(refused.error && "errors" in refused.error);
const faults: Schemas["InputError"][] | undefined = refused.error.errors;
assert.deepEqual(faults?.map((fault) => fault.pointer), ["/expires_at"]);

const revoked = await client.DELETE("/workspaces/{workspace}/tokens/{token}", { params: { path } });
assert.equal(revoked.response.status, 204);
const gone = await client.GET("/workspaces/{workspace}/tokens/{token}", { params: { path } });
assert.equal(gone.response.status, 404);
assert.ok(gone.error && "status" in gone.error && gone.error.status === 404);
