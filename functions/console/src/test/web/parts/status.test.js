import assert from "node:assert/strict";
import { test } from "node:test";
import { expiresSoon } from "../../../main/web/parts/status.js";

const NOW = Date.parse("2027-02-10T12:00:00Z");
const expiresAt = (status, text) => expiresSoon({ status, expires_at: text }, NOW);

test("a token that works expires soon from 30 times 24 hours before its end", () => {
  assert.equal(expiresAt("active", "2027-03-12T12:00:00Z"), true);
  assert.equal(expiresAt("active", "2027-03-12T12:00:01Z"), false);
  assert.equal(expiresAt("active", "2027-02-10T12:00:01Z"), true);
});

test("what never expires, or does not work, does not expire soon", () => {
  assert.equal(expiresAt("active", null), false);
  assert.equal(expiresAt("disabled", "2027-02-11T12:00:00Z"), false);
  assert.equal(expiresAt("expired", "2027-02-09T12:00:00Z"), false);
});
