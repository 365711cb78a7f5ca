import assert from "node:assert/strict";
import { test } from "node:test";
import { notFound, ofField, Problem, refused, unanswered } from "../../../main/web/api/problems.js";
import { speak } from "../../../main/web/messages/messages.js";

const CHANGE = "It is not known what became of it.";
const UNCHANGED = "urn:workspace-tokens:problem:unavailable";

test.beforeEach(() => speak(["en"]));

/** Holds all that a problem says; it is certain, and of a token that is there, unless told otherwise. */
function assertSays(problem, status, message, { unknown = false, gone = false, errors = [] } = {}) {
  assert.ok(problem instanceof Problem);
  assert.deepEqual({ status: problem.status, message: problem.message, unknown: problem.unknown, gone: problem.gone, errors: problem.errors },
    { status, message, unknown, gone, errors });
}

test("a call that got no answer may have changed something, if it was to", () => {
  assertSays(unanswered(), 0, "The service could not be reached. Check your connection and try again.");
  assertSays(unanswered(CHANGE), 0, `The service could not be reached. ${CHANGE}`, { unknown: true });
});

for (const [status, cause] of [[500, "Something went wrong in the service."], [502, "Something went wrong in the service."], [503, "The service is busy."],
  [504, "Something went wrong in the service."]]) {
  test(`a ${status} leaves open whether a change was made, unless the service says that it was not`, () => {
    assertSays(refused(status, {}, {}), status, `${cause} Try again in a moment.`);
    assertSays(refused(status, {}, { change: CHANGE }), status, `${cause} ${CHANGE}`, { unknown: true });
    assertSays(refused(status, {}, { change: CHANGE, aboutToken: true }), status, `${cause} ${CHANGE}`, { unknown: true });
    assertSays(refused(status, { type: `${UNCHANGED}-else` }, { change: CHANGE }), status, `${cause} ${CHANGE}`, { unknown: true });
    assertSays(refused(status, { type: UNCHANGED }, { change: CHANGE }), status, `${cause} Nothing was changed; try again in a moment.`);
  });
}

for (const [status, document, message] of [
  [401, {}, "Your session has ended. Sign in again."],
  // A document is the service's own; the gateway refuses without one.
  [403, { type: "urn:x" }, "You are no longer an owner of this workspace, so you cannot manage its tokens."],
  [403, {}, "Your sign-in does not allow this page to manage tokens. Sign out and in again; if that does not help, tell whoever runs this service."],
  [429, { detail: "unread" }, "Too many requests at once. Wait a moment, then try again."],
  [409, { detail: "That key was used." }, "That key was used."],
  [422, { detail: "The name is too long." }, "The name is too long."],
  [418, {}, "Something went wrong (418). Try again."]]) {
  test(`a ${status} with ${JSON.stringify(document)} is certain, and said in a sentence`, () => {
    assertSays(refused(status, document, {}), status, message);
    assertSays(refused(status, document, { change: CHANGE }), status, message);
  });
}

test("a token that somebody changed meanwhile is one of the token alone", () => {
  for (const [status, document] of [[412, { detail: "unread" }], [409, {}], [409, { detail: "Somebody changed the token meanwhile. Read it again." }]]) {
    assert.match(refused(status, document, { change: CHANGE, aboutToken: true }).message, /^Somebody changed this token/);
  }
  for (const status of [409, 412]) {
    assertSays(refused(status, { detail: "read" }, { change: CHANGE }), status, "read");
  }
  // Another conflict says in full what it is.
  assertSays(refused(409, { detail: "The workspace is frozen by its operator." }, { change: CHANGE, aboutToken: true }), 409, "The workspace is frozen by its operator.");
});

test("what the service says of fields is kept", () => {
  const errors = [{ pointer: "/name", detail: "is too long" }];
  assertSays(refused(422, { detail: "Invalid.", errors }, { change: CHANGE }), 422, "Invalid.", { errors });
});

test("a 404 is the token's, or the person's who left", () => {
  assertSays(notFound(true, true), 404, "This token no longer exists. Somebody may have revoked it.", { gone: true });
  assertSays(notFound(true, false), 404, "You are no longer a member of this workspace, or it no longer exists.");
  assertSays(notFound(false, true), 404, "You are no longer a member of this workspace, or it no longer exists.");
  assertSays(notFound(false, undefined), 404, "You are no longer a member of this workspace, or it no longer exists.");
  const open = notFound(true, undefined);
  assert.equal(open.message, "This token no longer exists, or you are no longer a member of this workspace.");
  assert.ok(!open.gone);
});

test("a 404 for a secret says of no token that it is gone", () => {
  assertSays(notFound(true, true, true), 404, "This token does not belong to this workspace. It may belong to another workspace of this service.");
  assertSays(notFound(true, false, true), 404, "You are no longer a member of this workspace, or it no longer exists.");
});

test("what is said of a field is said of what is in it, too, and of no other field", () => {
  const error = new Problem(422, "", { errors: [{ pointer: "/allowed_sources/3", detail: "is no address" }, { pointer: "/name", detail: "is too long" }] });
  assert.equal(ofField(error, "/name"), "This is too long.");
  assert.equal(ofField(error, "/allowed_sources"), "This is no address.");
  assert.equal(ofField(error, "/allowed_sources/3"), "This is no address.");
  assert.equal(ofField(error, "/allowed"), "");
  assert.equal(ofField(error, "/na"), "");
  assert.equal(ofField(error, ""), "This is no address.");
  assert.equal(ofField(new Error("of something else"), "/name"), "");
});
