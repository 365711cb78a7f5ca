import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetSignedIn, onSignedOutElsewhere, rememberSignedIn, wasSignedIn } from "../../../main/web/shell/signed-in.js";
import { FakeStorage, give, refuse } from "../browser.js";

/** What another tab did to the storage, as this one is told. */
function tell(key) {
  globalThis.window.dispatchEvent(Object.assign(new Event("storage"), { key }));
}

test.beforeEach(() => {
  give("localStorage", new FakeStorage());
  give("window", new EventTarget());
});

test("nobody is signed in until it is remembered, and not after it is forgotten", () => {
  assert.equal(wasSignedIn(), false);
  rememberSignedIn();
  assert.equal(wasSignedIn(), true);
  rememberSignedIn();
  forgetSignedIn();
  assert.equal(wasSignedIn(), false);
});

test("what is kept tells nobody who that was", () => {
  rememberSignedIn();
  assert.deepEqual({ ...globalThis.localStorage }, { "workspace-tokens:signed-in": "1" });
});

test("a tab is told when another one signs out, or clears everything", () => {
  let told = 0;
  onSignedOutElsewhere(() => told++);
  rememberSignedIn();
  tell("workspace-tokens:signed-in");
  assert.equal(told, 0, "another one signed in");
  forgetSignedIn();
  tell("another key");
  assert.equal(told, 0, "of another page");
  tell("workspace-tokens:signed-in");
  assert.equal(told, 1);
  tell(null);
  assert.equal(told, 2);
});

test("a browser that keeps nothing has nobody signed in, and nothing fails", () => {
  refuse("localStorage");
  rememberSignedIn();
  assert.equal(wasSignedIn(), false);
  forgetSignedIn();
});
