import assert from "node:assert/strict";
import { test } from "node:test";
import { pseudo } from "../../../main/web/messages/pseudo.js";

test("a text looks foreign, and is a third longer", () => {
  assert.equal(pseudo("Create token"), "⟦Créáté tókén····⟧");
  assert.equal(pseudo(""), "⟦⟧");
});

test("what a function gives looks foreign, by the values that it was given", () => {
  assert.equal(pseudo((one, other) => `${one} of ${other}`)("a", "b"), "⟦á óf b··⟧");
});

test("each of several texts looks foreign", () => {
  assert.deepEqual(pseudo(["One", "Two"]), ["⟦Óné·⟧", "⟦Twó·⟧"]);
});

test("what looks foreign already stays", () => {
  assert.equal(pseudo(pseudo("One")), pseudo("One"));
});

test("what is no text stays", () => {
  assert.equal(pseudo(undefined), undefined);
  assert.equal(pseudo(7), 7);
});
