import assert from "node:assert/strict";
import { test } from "node:test";
import { Repeatable } from "../../../main/web/api/repeatable.js";

const BODY = { name: "CI", roles: { all_apps: "admin" } };

test("the same body goes by the same key, and another one by another", () => {
  const calls = new Repeatable();
  const key = calls.keyOf(BODY);
  assert.match(key, /^[0-9a-f-]{36}$/);
  assert.equal(calls.keyOf({ name: "CI", roles: { all_apps: "admin" } }), key);
  assert.notEqual(calls.keyOf({ ...BODY, name: "CD" }), key);
});

test("calls of others never have the same key", () => {
  assert.notEqual(new Repeatable().keyOf(BODY), new Repeatable().keyOf(BODY));
});

test("whoever lost the answer asks again by the draft, also after it was kept as JSON", () => {
  const before = new Repeatable();
  const key = before.keyOf(BODY);
  const after = new Repeatable(JSON.parse(JSON.stringify(before.draft())));
  assert.deepEqual(after.draft(), before.draft());
  assert.equal(after.keyOf(BODY), key);
  assert.notEqual(new Repeatable(before.draft()).keyOf({ ...BODY, name: "CD" }), key);
});

test("what was not sent has no draft", () => {
  assert.equal(new Repeatable().draft(), undefined);
});
