import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf, parse, path } from "../../../main/web/element/places.js";
import { eachCase } from "../generated.js";

const TOKEN = "0VoQ5aKq8ZbYc1dXe2";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const TOKEN_CHARACTERS = `0123456789${LETTERS}${LETTERS.toUpperCase()}`;

for (const [address, place] of [
  ["acme/settings/security", { workspace: "acme", page: "tokens" }],
  ["acme/settings/security/create", { workspace: "acme", page: "tokens", dialog: "create" }],
  ["acme/settings/security/create/roles", { workspace: "acme", page: "tokens", dialog: "create", step: "roles" }],
  ["acme/settings/security/create/saved", { workspace: "acme", page: "tokens", dialog: "create", step: "saved" }],
  ["acme/settings/security/revoke", { workspace: "acme", page: "tokens", dialog: "revoke" }],
  ["acme/settings/security/activity", { workspace: "acme", page: "activity" }],
  [`acme/settings/security/tokens/${TOKEN}`, { workspace: "acme", page: "token", token: TOKEN }],
  [`acme/settings/security/tokens/${TOKEN}/edit`, { workspace: "acme", page: "token", token: TOKEN, dialog: "edit" }],
  [`acme/settings/security/tokens/${TOKEN}/regenerate/saved`, { workspace: "acme", page: "token", token: TOKEN, dialog: "regenerate", step: "saved" }],
  [`acme/settings/security/tokens/${TOKEN}/end-overlap`, { workspace: "acme", page: "token", token: TOKEN, dialog: "end-overlap" }]]) {
  test(`${address} is a place, whose address it is`, () => {
    assert.deepEqual(parse(address), { ...place, query: {} });
    assert.deepEqual(parse(`${address}/`), { ...place, query: {} });
    assert.deepEqual(parse(`${address}?status=active&name=a%26b`), { ...place, query: { status: "active", name: "a&b" } });
    assert.equal(path({ ...place, query: { status: "active", name: "a&b" } }), `${address}?status=active&name=a%26b`);
  });
}

for (const address of ["", "/", "acme", "acme/settings", "acme/settings/securit", "acme/settings/security2", "/acme/settings/security", "ACME/settings/security",
  "ac_me/settings/security", "acme%2Fsettings/security", `${"a".repeat(65)}/settings/security`, "../settings/security", "//evil.example/settings/security",
  "javascript:alert(1)/settings/security", "acme/settings/security/nothing", "acme/settings/security/activity/create", "acme/settings/security/edit",
  "acme/settings/security/create/nothing", "acme/settings/security/create/roles/more", "acme/settings/security/revoke/saved", "acme/settings/security/tokens",
  "acme/settings/security/tokens/short", `acme/settings/security/tokens/${TOKEN}x`, `acme/settings/security/tokens/${TOKEN}/create`,
  `acme/settings/security/tokens/${TOKEN}/edit/saved`, `acme/settings/security/tokens/${"/".repeat(18)}`, "acme/settings/security/\n", "acme\n/settings/security",
  "acme/settings/security/<img src=x onerror=alert(1)>", "acme/settings/security/constructor", "acme/settings/security/__proto__",
  "acme/settings/security/toString/roles", `acme/settings/security/tokens/${TOKEN}/hasOwnProperty`, "acme/settings/security/create/length"]) {
  test(`${JSON.stringify(address.slice(0, 70))} leads nowhere`, () => assert.equal(parse(address), undefined));
}

test("what an address says twice or strangely makes no other place of it", () => {
  assert.equal(parse("acme//settings/security"), undefined);
  assert.deepEqual(parse("acme/settings/security//activity//"), { workspace: "acme", page: "activity", query: {} });
  assert.equal(parse("acme/settings/security?workspace=evil&page=token").workspace, "acme");
  assert.deepEqual(parse("acme/settings/security?status=active&status=expired").query, { status: "expired" });
  assert.deepEqual(parse("acme/settings/security?name=%").query, { name: "%" });
  assert.deepEqual(parse("acme/settings/security?&&=&").query, { "": "" });
});

test("a query cannot reach the prototype of objects", () => {
  const query = parse("acme/settings/security?__proto__=evil&constructor=evil&status=active").query;
  assert.equal(Object.getPrototypeOf(query), Object.prototype);
  assert.equal(query.status, "active");
  assert.equal({}.evil, undefined);
});

test("a long address is read in no time", () => {
  // Where each slash was looked at from each other one, this would not end.
  const long = "/".repeat(1_000_000);
  assert.equal(parse(`acme/settings/security${long}x${long}\n`), undefined);
  assert.deepEqual(parse(`acme/settings/security${long}`), { workspace: "acme", page: "tokens", query: {} });
});

test("an empty value is left out of an address", () => {
  assert.equal(path({ workspace: "acme", page: "tokens", query: { name: "", status: "active" } }), "acme/settings/security?status=active");
});

test("the page of a place has no dialog, and the same filters", () => {
  const place = parse(`acme/settings/security/tokens/${TOKEN}/regenerate/saved?name=x`);
  assert.deepEqual(parse(path(pageOf(place))), { workspace: "acme", page: "token", token: TOKEN, query: { name: "x" } });
});

test("every place has an address that leads back to it", (context) => eachCase(context, 2000, (choice) => {
  const place = generated(choice);
  assert.deepEqual(parse(path(place)), place, path(place));
}));

test("every text that is an address at all is the address of what it means", (context) => eachCase(context, 5000, (choice) => {
  const parts = ["acme", "settings", "security", "tokens", TOKEN, "create", "roles", "saved", "edit", "activity", "revoke", "..", "%2F", "?", "?name=", "=", "&", "#", "x"];
  const address = ["acme/settings/security", ...Array.from({ length: choice.below(6) }, () => choice.of(parts))].join(choice.of(["/", "/", "/", ""]));
  const place = parse(address);
  if (place !== undefined) {
    const kept = { ...place, query: Object.fromEntries(Object.entries(place.query ?? {}).filter(([, value]) => value !== "")) };
    assert.deepEqual(parse(path(place)), kept, address);
  }
}));

/** Any place. */
function generated(choice) {
  const dialogs = choice.of([
    { page: "tokens" }, { page: "tokens", dialog: "create" }, { page: "tokens", dialog: "create", step: choice.of(["roles", "saved"]) },
    { page: "tokens", dialog: "revoke" }, { page: "activity" }, { page: "token" }, { page: "token", dialog: choice.of(["edit", "regenerate", "revoke", "disable", "enable"]) },
    { page: "token", dialog: "regenerate", step: "saved" }]);
  const texts = "aZ09 -_.~!*'()/?#&=+%\\\"<>:;@[]{}|^`é߀😀\u0000\n\u200d";
  const query = Object.fromEntries(Array.from({ length: choice.below(4) }, () => [choice.text(texts, 0, 5), choice.text(texts, 1, 20)]));
  return {
    workspace: choice.text(`${LETTERS}0123456789-`, 1, 64), ...dialogs,
    ...(dialogs.page === "token" && { token: choice.text(TOKEN_CHARACTERS, 18, 18) }), query,
  };
}
