// What a token may do, in few words.

import { h, hidden } from "../ui/dom.js";
import { t } from "../messages/messages.js";

const CHIPS = 2;

/**
 * What people call a role; its id where the policy does not have it any more.
 *
 * @param {any[]} roles
 * @param {string} id
 * @returns {string}
 */
export function roleTitle(roles, id) {
  return roles.find((role) => role.id === id)?.title ?? id;
}

/**
 * "Developer (all apps)", or how many apps have which role.
 *
 * @param {any} access as the list gives it
 * @param {any[]} roles the access policy's, in its order
 */
export function roleChips(access, roles) {
  if (access.all_apps !== undefined) {
    return h("span", { class: "chips" }, h("span", { class: "chip" }, t.inAllApps(roleTitle(roles, access.all_apps))));
  }
  const order = (id) => roles.findIndex((role) => role.id === id);
  const counts = Object.entries(access.counts).sort(([one], [other]) => order(one) - order(other))
    .map(([id, number]) => `${roleTitle(roles, id)} (${number})`);
  const more = counts.slice(CHIPS);
  return h("span", { class: "chips" }, counts.slice(0, CHIPS).map((text) => h("span", { class: "chip" }, text)),
    more.length > 0 && h("span", { class: "chip soft", title: more.join(", ") }, h("span", { "aria-hidden": "true" }, `+${more.length}`), hidden(more.join(", "))));
}
