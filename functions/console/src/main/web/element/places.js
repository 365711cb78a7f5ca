// What the addresses of this page mean: `acme/settings/security/tokens/0VoQ…/edit`.

/**
 * @typedef {object} Place
 * @property {string} workspace
 * @property {"tokens" | "token" | "activity"} page
 * @property {string} [token] the id, on a token's page
 * @property {string} [dialog] which dialog is open
 * @property {string} [step] how far that is
 * @property {Record<string, string>} [query] filters, order and the like
 */

const SECTION = "settings/security";
const FORM = new RegExp(`^([a-z0-9-]{1,64})/${SECTION}(?:/(.+?))?/?$`);
/** The dialogs of each page, with the steps that have an address. */
const DIALOGS = {
  tokens: { create: ["roles", "saved"], revoke: [] },
  token: { edit: [], regenerate: ["saved"], revoke: [], disable: [], enable: [], "end-overlap": [] },
  activity: {},
};

/**
 * @param {string} path without `#/`
 * @returns {Place | undefined} undefined for an address that means nothing here
 */
export function parse(path) {
  const [address, search = ""] = path.split("?");
  const found = FORM.exec(address);
  if (found === null) {
    return undefined;
  }
  const [, workspace, rest = ""] = found;
  const query = Object.fromEntries(new URLSearchParams(search));
  const [first, ...more] = rest.split("/").filter((part) => part !== "");
  if (first === "tokens" && /^[0-9A-Za-z]{18}$/.test(more[0] ?? "")) {
    return dialog({ workspace, page: "token", token: more[0], query }, more.slice(1));
  }
  if (first === "activity") {
    return dialog({ workspace, page: "activity", query }, more);
  }
  return dialog({ workspace, page: "tokens", query }, first === undefined ? [] : [first, ...more]);
}

/** @param {Place} place @param {string[]} parts of the address behind the page @returns {Place | undefined} */
function dialog(place, [name, step, ...more]) {
  if (name === undefined) {
    return place;
  }
  const steps = Object.hasOwn(DIALOGS[place.page], name) ? DIALOGS[place.page][name] : undefined;
  return steps === undefined || more.length > 0 || (step !== undefined && !steps.includes(step))
    ? undefined
    : { ...place, dialog: name, ...(step !== undefined && { step }) };
}

/**
 * The address of a place.
 *
 * @param {Place} place
 */
export function path({ workspace, page, token, dialog: name, step, query = {} }) {
  const parts = [workspace, SECTION, ...(page === "token" ? ["tokens", token] : []), ...(page === "activity" ? ["activity"] : []), name, step];
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return parts.filter((part) => part !== undefined).join("/") + (search && `?${search}`);
}

/**
 * The page without a dialog.
 *
 * @param {Place} place
 * @returns {Place}
 */
export function pageOf({ workspace, page, token, query }) {
  return { workspace, page, token, query };
}

/**
 * What a page's address says of these parameters, in one order; nothing of any other.
 *
 * @param {Record<string, string>} query
 * @param {string[]} names
 * @returns {Record<string, string>}
 */
export function pick(query, names) {
  return Object.fromEntries(names.map((name) => [name, query[name]]).filter(([, value]) => value));
}

/** Whether two of these say the same. @param {Record<string, string>} one @param {Record<string, string>} other */
export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
