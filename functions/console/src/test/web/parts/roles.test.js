import assert from "node:assert/strict";
import { test } from "node:test";
import { roleTitle } from "../../../main/web/parts/roles.js";

const ROLES = [{ id: "admin", title: "Administrator" }, { id: "viewer", title: "Viewer" }];

test("a role goes by its title", () => assert.equal(roleTitle(ROLES, "viewer"), "Viewer"));

for (const id of ["auditor", "", "constructor", "0"]) {
  test(`a role that the policy does not have goes by its id: ${JSON.stringify(id)}`, () => assert.equal(roleTitle(ROLES, id), id));
}
