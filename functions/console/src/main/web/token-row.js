// One token in the list.

import { h, hidden, icon } from "./dom.js";
import { date, dateTime, lastUsed, relative } from "./format.js";
import { said } from "./words.js";

const CHIPS = 2;

/** A row of the table. `roles` are the access policy's, in its order. */
export function tokenRow(token, roles, { onDetails, onRevoke }) {
  return h("tr", { role: "row", "data-token": token.id },
    h("th", { scope: "row", role: "rowheader" }, h("button", { type: "button", class: "link", onclick: onDetails }, token.name)),
    cell("Expiration", expiration(token)),
    cell(said("Roles in apps"), roleChips(token.roles, roles)),
    cell("Last used", lastUsed(token.last_used_on)),
    h("td", { role: "cell", class: "actions" },
      iconButton("eye", "View details", token, "details", onDetails), iconButton("trash", "Revoke", token, "revoke", onRevoke)));
}

/** When it expires, how far away that is, and whether it is disabled meanwhile. */
export function expiration(token) {
  const disabled = token.disabled && h("span", { class: "badge expired" }, "disabled");
  if (token.expires_at === null) {
    return h("span", { class: "expiration" }, h("span", {}, "Never"), disabled);
  }
  const expired = token.status === "expired";
  return h("span", { class: "expiration", title: dateTime(token.expires_at) }, h("span", {}, date(token.expires_at)),
    h("span", { class: expired ? "badge expired" : "soft" }, expired ? "expired" : relative(token.expires_at)), disabled);
}

/** "Developer (all apps)", or how many apps have which role. */
export function roleChips(access, roles) {
  const title = (id) => roles.find((role) => role.id === id)?.title ?? id;
  if (access.all_apps !== undefined) {
    return h("span", { class: "chips" }, h("span", { class: "chip" }, `${title(access.all_apps)} ${said("(all apps)")}`));
  }
  const order = (id) => roles.findIndex((role) => role.id === id);
  const counts = Object.entries(access.counts).sort(([one], [other]) => order(one) - order(other))
    .map(([id, number]) => `${title(id)} (${number})`);
  const more = counts.slice(CHIPS);
  return h("span", { class: "chips" }, counts.slice(0, CHIPS).map((text) => h("span", { class: "chip" }, text)),
    more.length > 0 && h("span", { class: "chip soft", title: more.join(", ") }, h("span", { "aria-hidden": "true" }, `+${more.length}`), hidden(more.join(", "))));
}

/** The label stands above the value where the screen is narrow. */
function cell(label, content) {
  return h("td", { role: "cell", "data-label": label }, content);
}

function iconButton(name, label, token, action, onclick) {
  return h("button", { type: "button", class: "icon-button", title: label, "data-action": action, onclick }, icon(name), hidden(`${label}: ${token.name}`));
}
