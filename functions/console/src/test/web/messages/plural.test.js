import assert from "node:assert/strict";
import { test } from "node:test";
import { plural } from "../../../main/web/messages/plural.js";

for (const language of ["en", "de"]) {
  test(`one is one in ${language}, and nothing else is`, () => {
    const forms = { one: "token", other: "tokens" };
    assert.equal(plural(language, 1, forms), "token");
    for (const number of [0, 2, 10, 11, 21, 101, 1_000_000]) {
      assert.equal(plural(language, number, forms), "tokens", String(number));
    }
  });
}

test("a language has as many forms as it needs", () => {
  const forms = { one: "1", few: "2–4", many: "5", other: "1,5" };
  assert.deepEqual([1, 3, 5, 1.5, 22, 25].map((number) => plural("pl", number, forms)), ["1", "2–4", "5", "1,5", "2–4", "5"]);
});

test("a form that is not there is the other one", () => {
  assert.equal(plural("ar", 2, { other: "x" }), "x");
});
