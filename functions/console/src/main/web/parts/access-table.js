// What a token may do: its roles, the apps that it has them in, and what each role permits.

import { t } from "../messages/messages.js";
import { folded } from "../ui/caseless.js";
import { h, present } from "../ui/dom.js";
import { compare } from "../ui/format.js";
import { roleTitle } from "./roles.js";
import { searchField } from "./search-field.js";

/** More rows than these have a filter. */
const MANY = 8;

export class AccessTable {
  #roles;
  #reading = new AbortController();
  #titles = new Map();

  /**
   * @param {import("../dialogs/flow.js").Context} context
   * @param {any} access as the API gives it
   */
  constructor({ api, workspace, roles }, access) {
    this.#roles = roles;
    this.element = h("section", { class: "access" });
    if (access.all_apps !== undefined) {
      this.element.append(h("h2", {}, t.rolesInApps),
        h("p", {}, h("span", { class: "chip" }, t.inAllApps(roleTitle(roles, access.all_apps)))),
        h("p", { class: "hint" }, t.inEveryApp), this.#permissions([access.all_apps]));
      return;
    }
    this.#show(access);
    // The titles of the apps come later; until then their slugs say which they are.
    api.apps(workspace.slug, (apps) => apps.forEach((app) => this.#titles.set(app.slug, app.title)), this.#reading.signal)
      .then(() => this.#show(access)).catch(() => {});
  }

  /** Stops reading the titles of apps. */
  leave() {
    this.#reading.abort();
  }

  #show(access) {
    const row = (name, note, role) => h("tr", {}, h("th", { scope: "row" }, name, h("small", {}, note)), h("td", {}, roleTitle(this.#roles, role)));
    const live = Object.entries(access.apps)
      .map(([slug, role]) => ({ slug, role, name: this.#titles.get(slug) ?? slug }))
      .sort((one, other) => compare(one.name, other.name))
      .map(({ slug, role, name }) => row(name, slug, role));
    // By its slug: what goes by that now, if anything does, is another app.
    const gone = Object.entries(access.gone ?? {}).map(([slug, role]) => row(slug, t.notInWorkspace, role));
    const rows = [...live, ...gone];
    this.element.replaceChildren(...present([h("h2", {}, t.rolesInSoManyApps(live.length)), rows.length > MANY && filter(rows),
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t.rolesInApps },
        h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t.app), h("th", { scope: "col" }, t.role))), h("tbody", {}, rows))),
      this.#permissions([...new Set(Object.values(access.apps))])]));
  }

  /** What the roles permit, as the access policy says now. */
  #permissions(ids) {
    return h("dl", { class: "permissions" }, ids.map((id) => {
      const role = this.#roles.find((one) => one.id === id);
      return h("div", {}, h("dt", {}, roleTitle(this.#roles, id)),
        h("dd", {}, role === undefined ? t.roleHasGone : role.permissions.map((permission) => h("code", {}, permission))));
    }));
  }
}

function filter(rows) {
  const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
  const show = (wanted) => rows.forEach((row) => { row.hidden = !texts.get(row)?.includes(wanted); });
  return searchField(t.filterApps, (text) => show(folded(text))).element;
}
