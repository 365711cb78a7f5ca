import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../../main/web/messages/messages.js";
import { sayFound, tokenIn } from "../../../main/web/parts/identify.js";
import { formatsIn } from "../browser.js";

const SECRET = "aB3".repeat(20);
const TOKEN = `wst_${SECRET}`;

test.beforeEach(() => speak(["en"]));

for (const text of [TOKEN, `Bearer ${TOKEN}`, `bearer  ${TOKEN}`, `token ${TOKEN}`, `Token\t${TOKEN}`]) {
  test(`${JSON.stringify(text.slice(0, 14))}… has a token`, () => assert.equal(tokenIn(text), TOKEN));
}

for (const token of [`Bearer${TOKEN}`, `acme_prod_${SECRET}`, `ab_${SECRET}`, `a1234567890123456789_${SECRET}`]) {
  test(`${token.slice(0, 24)}… is a token of a deployment with another prefix`, () => assert.equal(tokenIn(token), token));
}

for (const text of ["", "CI integration", SECRET, `_${SECRET}`, `1st_${SECRET}`, `wst-${SECRET}`, `wst_${SECRET}x`, `wst_${SECRET.slice(1)}`, `wst_${SECRET.slice(1)}-`,
  `wst_${SECRET.slice(1)}é`, `${TOKEN} and more`, `see ${TOKEN}`, `Basic ${TOKEN}`, `${TOKEN}\n`, `${TOKEN} ${TOKEN}`, `a${"b".repeat(20)}_${SECRET}`]) {
  test(`${JSON.stringify(text.slice(0, 24))}, ${text.length} characters, is searched for as a name`, () => assert.equal(tokenIn(text), undefined));
}

test("what is said of a token that is there names it, which of its secrets it is, and whether it works", () => {
  assert.equal(sayFound({ status: "active", secret: "present", name: "CI", works: true }),
    "This is the current secret of “CI”. It works: whoever has it can use it.");
  assert.equal(sayFound({ status: "active", secret: "former", name: "CI", works: true }),
    "This is the previous secret of “CI”. It works: whoever has it can use it.");
  assert.equal(sayFound({ status: "active", secret: "replaced", name: "CI", works: false }),
    "This is an old, replaced secret of “CI”. It does not work.");
  assert.equal(sayFound({ status: "expired", secret: "unknown", name: "CI", works: false }), "This is a secret of “CI”. It does not work.");
});

test("what is said of a token that was revoked names who did that, as far as it is known", async () => {
  const { dateTime } = await formatsIn("Europe/London");
  const at = "2027-02-10T12:00:00Z";
  const found = (subject, actor) => sayFound({ status: "revoked", id: "0VoQ", event: { subject, actor, at } });
  assert.equal(found({ name: "CI" }, { name: "Ada", id: "a1" }), `This token was “CI”. Ada revoked it on ${dateTime(at)}.`);
  assert.equal(found({ name: "CI" }, { name: null, id: "a1" }), `This token was “CI”. a1 revoked it on ${dateTime(at)}.`);
  assert.equal(found(null, { name: null, id: null }), `This token was “0VoQ”. The service revoked it on ${dateTime(at)}.`);
  assert.equal(sayFound({ status: "revoked", id: "0VoQ", event: null }), "This token (0VoQ) was revoked. It is no longer recorded who revoked it.");
});
