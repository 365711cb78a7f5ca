import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { de } from "../../../main/web/messages/de.js";
import { en } from "../../../main/web/messages/en.js";
import { language, speak, t } from "../../../main/web/messages/messages.js";
import { learnWords } from "../../../main/web/messages/words.js";

const WEB = new URL("../../../main/web/", import.meta.url);
const PSEUDO = "en-XA";

test.beforeEach(() => {
  speak(["en"]);
  learnWords({ one: "app", many: "apps" });
});

/** The code of the page without its comments. */
function code() {
  return readdirSync(WEB, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js") && !name.startsWith("vendor"))
    .map((name) => readFileSync(new URL(name, WEB), "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")).join("\n");
}

/** Which of its parameters a text shows. */
function shown(text) {
  const values = Array.from({ length: text.length }, (_, index) => `⟨${index}⟩`);
  const said = String(text(...values));
  return values.map((value) => said.includes(value));
}

const kind = (text) => (Array.isArray(text) ? `${text.length} texts` : typeof text === "function" ? `a text of ${text.length} values` : typeof text);

test("both languages have the same texts, of the same kinds", () => {
  const kinds = (texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, kind(text)]).sort());
  assert.deepEqual(kinds(de), kinds(en));
});

test("both languages show the same values", () => {
  for (const [name, text] of Object.entries(en).filter(([, one]) => typeof one === "function")) {
    assert.deepEqual(shown(de[name]), shown(text), name);
  }
});

test("no text is empty", () => {
  for (const texts of [en, de]) {
    for (const [name, text] of Object.entries(texts).filter(([, one]) => typeof one !== "function")) {
      assert.ok([text].flat().every((one) => typeof one === "string" && one.trim() !== ""), name);
    }
  }
});

test("the page uses every text, and none that is not there", () => {
  const used = new Set([...code().matchAll(/\bt\.(\w+)/g)].map(([, name]) => name));
  assert.deepEqual([...used].filter((name) => !Object.hasOwn(en, name)), [], "used, and not there");
  assert.deepEqual(Object.keys(en).filter((name) => !used.has(name)), [], "there, and not used");
  assert.doesNotMatch(code(), /\bt\[/, "a text by a name that nobody can search for");
});

test("a text that is not there is an error, and no empty place on the page", () => {
  assert.throws(() => t["noSuchText"], /there is no text noSuchText/);
});

for (const [wanted, spoken] of [[["de"], "de"], [["de-AT"], "de"], [["DE"], "de"], [["fr", "de", "en"], "de"], [["en-GB", "de"], "en"], [["fr"], "en"], [[], "en"],
  [[""], "en"], [["deu"], "en"], [[PSEUDO], PSEUDO], [["en-xa"], "en"], [["constructor"], "en"], [["__proto__"], "en"]]) {
  test(`whoever wants ${JSON.stringify(wanted)} gets ${spoken}`, () => {
    speak(wanted);
    assert.equal(language(), spoken);
    assert.ok(t.cancel);
  });
}

test("texts are in the language that is spoken", () => {
  assert.equal(t.cancel, en.cancel);
  speak(["de"]);
  assert.equal(t.cancel, de.cancel);
  assert.equal(t.wasCreated("CI"), de.wasCreated("CI"));
});

test("every text speaks of apps in the words of the access policy", () => {
  learnWords({ one: "project", many: "projects" });
  assert.equal(t.rolesInApps, "Roles in projects");
  assert.equal(t.apps, "Projects");
  assert.equal(t.rolesIn(1), "a role in 1 project");
  assert.equal(t.eventName("app.created"), "Project added");
  for (const [name, plain] of Object.entries(en)) {
    const said = typeof plain === "function" ? t[name](...Array.from(plain, () => "7")) : t[name];
    assert.doesNotMatch(String(said), /\bapps?\b/i, name);
  }
});

test("what people have named is never changed", () => {
  learnWords({ one: "project", many: "projects" });
  assert.equal(t.wasCreated("My app"), "My app was created.");
  assert.equal(t.inAllApps("App admin"), "App admin (all projects)");
  assert.equal(t.goTo("Apps Inc."), "Go to Apps Inc.");
});

test("every text looks foreign in the pseudo-language, so that one that does not is not from here", () => {
  speak([PSEUDO]);
  for (const [name, plain] of Object.entries(en)) {
    const said = typeof plain === "function" ? t[name](...Array.from(plain, () => "active")) : t[name];
    for (const one of [said].flat()) {
      assert.match(one, /^⟦[^⟦⟧]*⟧$/, name);
    }
  }
});
