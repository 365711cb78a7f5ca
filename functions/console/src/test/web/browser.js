// What a browser has, for modules that run without one.

/** Gives all modules something global. @param {string} name @param {any} value */
export function give(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** A global that a browser refuses to whoever asks for it. @param {string} name */
export function refuse(name) {
  Object.defineProperty(globalThis, name, { configurable: true, get: () => { throw new Error(`${name} is refused`); } });
}

/** `sessionStorage` or `localStorage`: texts, whose keys are properties. */
export class FakeStorage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }
}

/**
 * The formats of a reader in this time zone, whose browser has this locale.
 *
 * @param {string} zone
 * @param {string} [locale]
 * @returns {Promise<typeof import("../../main/web/ui/format.js")>}
 */
export function formatsIn(zone, locale = "en-GB") {
  process.env.TZ = zone;
  give("navigator", { language: locale });
  // A module of its own: the formatters of another one keep their time zone.
  return import(`../../main/web/ui/format.js?${zone}&${locale}`);
}
