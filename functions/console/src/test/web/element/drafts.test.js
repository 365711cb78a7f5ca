import assert from "node:assert/strict";
import { test } from "node:test";
import { clearDrafts, Draft } from "../../../main/web/element/drafts.js";
import { FakeStorage, give, refuse } from "../browser.js";

test.beforeEach(() => give("sessionStorage", new FakeStorage()));

test("what was written is read, by another draft of the same names", () => {
  const value = { name: "CI", roles: { apps: { constructor: "admin" } }, expiration: { choice: "30", day: undefined } };
  new Draft("acme", "create", "").write(value);
  assert.deepEqual(new Draft("acme", "create", "").read(), { name: "CI", roles: { apps: { constructor: "admin" } }, expiration: { choice: "30" } });
});

test("drafts of other names are other drafts", () => {
  new Draft("acme", "edit", "one").write({ name: "CI" });
  assert.equal(new Draft("acme", "edit", "two").read(), undefined);
  assert.equal(new Draft("acme", "regenerate", "one").read(), undefined);
  assert.equal(new Draft("other", "edit", "one").read(), undefined);
});

test("nothing is read where nothing was written, or nothing that can be read", () => {
  const draft = new Draft("acme", "create");
  assert.equal(draft.read(), undefined);
  draft.write(undefined);
  assert.equal(draft.read(), undefined);
  draft.write(null);
  assert.equal(draft.read(), undefined);
  for (const key of Object.keys(globalThis.sessionStorage)) {
    globalThis.sessionStorage.setItem(key, "{");
  }
  assert.equal(draft.read(), undefined);
});

test("a draft that was cleared is gone, and no other one", () => {
  const [one, two] = [new Draft("acme", "edit", "one"), new Draft("acme", "edit", "two")];
  one.write(1);
  two.write(2);
  one.clear();
  assert.equal(one.read(), undefined);
  assert.equal(two.read(), 2);
});

test("all drafts are cleared, and nothing else", () => {
  new Draft("acme", "create").write(1);
  new Draft("other", "edit", "one").write(2);
  globalThis.sessionStorage.setItem("workspace-tokens:sign-in", "kept");
  clearDrafts();
  assert.deepEqual(Object.keys(globalThis.sessionStorage), ["workspace-tokens:sign-in"]);
});

test("a browser that keeps nothing keeps no draft, and nothing fails", () => {
  refuse("sessionStorage");
  const draft = new Draft("acme", "create");
  draft.write({ name: "CI" });
  assert.equal(draft.read(), undefined);
  draft.clear();
  clearDrafts();
});
