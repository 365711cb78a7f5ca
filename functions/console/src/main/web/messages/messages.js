// The texts of this page, in the reader's language.

import { de } from "./de.js";
import { en } from "./en.js";
import { pseudo } from "./pseudo.js";
import { said } from "./words.js";

/** @type {Record<string, typeof en>} */
const LANGUAGES = { en, de };
/** English that looks foreign, by which tests see whether a text comes from here. */
const PSEUDO = "en-XA";

let current = "en";

/**
 * Takes the first language that is spoken here, else English.
 *
 * @param {readonly string[]} wanted language tags, the best first
 */
export function speak(wanted) {
  const known = wanted.map((tag) => (tag === PSEUDO ? tag : tag.split("-")[0].toLowerCase())).find((tag) => tag === PSEUDO || Object.hasOwn(LANGUAGES, tag));
  current = known ?? "en";
}

/** The language that is spoken. @returns {string} */
export function language() {
  return current;
}

/** A text as it is shown. */
function shown(text) {
  const ours = typeof text === "string" ? said(text) : text;
  return current === PSEUDO ? pseudo(ours) : ours;
}

/**
 * The texts, by their names. A text that speaks of apps uses the access policy's word for them; one that holds what people have
 * named is a function, and does that by itself.
 *
 * @type {typeof en}
 */
export const t = /** @type {any} */ (new Proxy({}, {
  get(_, name) {
    const text = (LANGUAGES[current] ?? en)[/** @type {keyof typeof en} */ (name)];
    if (text === undefined) {
      throw new Error(`there is no text ${String(name)}`);
    }
    return Array.isArray(text) ? text.map(shown) : shown(text);
  },
}));
