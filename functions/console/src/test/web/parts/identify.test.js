import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../../main/web/messages/messages.js";
import { mayHoldSecret, sayFound, tokenIn } from "../../../main/web/parts/identify.js";
import { formatsIn } from "../browser.js";

const SECRET = "aB3".repeat(20);
const TOKEN = `wst_${SECRET}`;

test.beforeEach(() => speak(["en"]));

for (const text of [TOKEN, `Bearer ${TOKEN}`, `Authorization: token ${TOKEN}`, `WORKSPACE_TOKEN=${TOKEN}`, `export TOKEN="${TOKEN}"`, `'${TOKEN}'`, `see ${TOKEN}, please`,
  `curl -H "Authorization: Bearer ${TOKEN}" https://api.example.com/`, `${TOKEN}\n`, `${TOKEN} ${TOKEN}`]) {
  test(`${JSON.stringify(text.slice(0, 24))}… has a token`, () => assert.equal(tokenIn(text), TOKEN));
}

for (const token of [`Bearer${TOKEN}`, `acme_prod_${SECRET}`, `ab_${SECRET}`, `a1234567890123456789_${SECRET}`]) {
  test(`${token.slice(0, 24)}… is a token of a deployment with another prefix`, () => assert.equal(tokenIn(token), token));
}

for (const text of [SECRET, `_${SECRET}`, `1st_${SECRET}`, `wst_${SECRET}x`, `wst_${SECRET.slice(1)}`, `wst_${SECRET.slice(1)}-`, `wst_${SECRET.slice(1)}é`, `wst_${SECRET.slice(0, 24)}`,
  `a${"b".repeat(20)}_${SECRET}`, `${TOKEN} wst_${SECRET.toLowerCase()}`]) {
  test(`${JSON.stringify(text.slice(0, 24))}, ${text.length} characters, is not one token, and stays out of the address`, () => {
    assert.equal(tokenIn(text), undefined);
    assert.ok(mayHoldSecret(text));
  });
}

for (const text of ["", "CI integration", "0VbnT7q4Qw4NfQfEf7e8", "deploy_production_eu_central", "x".repeat(39), "Ω".repeat(100)]) {
  test(`${JSON.stringify(text.slice(0, 24))} is searched for as a name`, () => assert.equal(mayHoldSecret(text), false));
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
