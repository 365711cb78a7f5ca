import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../../../main/web/ui/caseless.js";

const finds = (part, text) => folded(text).includes(folded(part));

// The pairs that hold for the service's own search (CaselessSearchTest).
for (const [part, text] of [["ci", "CI integration"], ["INTEGRATION", "CI integration"], ["ΟΔΟΣ", "ΟΔΟΣΑ"], ["οδος", "ΟΔΟΣΑ"], ["οδοσ", "ΟΔΟΣ"], ["ΟΔΟΣ", "οδος"],
  ["σ", "ΟΔΟΣ"], ["ς", "ΟΔΟΣ"], ["caf\u00e9", "Cafe\u0301"], ["CAFE\u0301", "Caf\u00e9"], ["strasse", "Straße"], ["STRASSE", "Straße"], ["straße", "STRASSE"],
  ["STRAẞE", "Strasse"], ["ß", "MASSSTAB"], ["ｃｉ", "CI"], ["CI", "ｃｉ"], ["ｱﾌﾟﾘ", "アプリ"], ["istanbul", "İstanbul"], ["İSTANBUL", "istanbul"], ["DIŞ", "dış"],
  ["ısparta", "ISPARTA"], ["ﬁne", "FINE"], ["fine", "ﬁne"], ["kelvin", "\u212aelvin"], ["Ångstro\u0308m", "\u212bNGSTRÖM"], ["ǅ", "ǆ"], ["ა", "Ა"], ["ŉ", "ʼN"],
  ["ſ", "S"], ["한", "\u1112\u1161\u11ab"], ["神", "\ufa19"], ["❤\ufe0f", "❤"], ["❤", "❤\ufe0f"], ["क्ष", "क्\u200dष"], ["a b", "a\u00a0b"], ["Ⅷ", "viii"],
  ["москва", "МОСКВА"], ["𐐀", "𐐨"], ["葛", "葛\u{e0100}"]]) {
  test(`${part} finds ${text}`, () => {
    assert.ok(finds(part, text));
    assert.ok(finds(part, `before ${text} behind`));
  });
}

for (const [part, text] of [["x", "CI"], ["cafe", "café"], ["é", "cafe"], ["ss", "s"], ["ο", "o"], ["日本語", "日本"], ["oδ", "ΟΔ"], ["ü", "u"], ["CI integration", "CI"]]) {
  test(`${part} does not find ${text}`, () => assert.ok(!finds(part, text)));
}

test("every character is found in every case and form, and to fold it again changes nothing", () => {
  for (let code = 1; code <= 0x10FFFF; code++) {
    const character = String.fromCodePoint(code);
    if (/[\p{Cs}\p{Co}\p{Cn}]/u.test(character)) {
      continue;
    }
    const one = `a${character}z`;
    const ways = new Set([one, one.toLowerCase(), one.toUpperCase(), ...["NFC", "NFD", "NFKC"].map((form) => one.normalize(form))]);
    if (ways.size > 1) {
      const form = folded(one);
      for (const way of [...ways, form]) {
        if (folded(way) !== form) {
          assert.fail(`${way} is folded to ${folded(way)}, not ${form}`);
        }
      }
    }
  }
});
