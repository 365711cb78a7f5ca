// The tokens, one in each row.

import { t } from "../messages/messages.js";
import { h, hidden, icon, mark, present } from "../ui/dom.js";
import { roleChips } from "./roles.js";
import { badge, badges, expiration, lastUsed } from "./status.js";

const SKELETONS = 6;
/** The columns, and what the list is sorted by where it is by this one. */
const COLUMNS = [
  { name: "name", label: () => t.name, sort: "name" },
  { name: "id", label: () => t.tokenId, sort: "" },
  { name: "expires", label: () => t.expiration, sort: "expires" },
  { name: "roles", label: () => t.rolesInApps },
  { name: "used", label: () => t.lastUsedUtc, sort: "last_used" },
];

export class TokenTable {
  #roles;
  #places;
  #onSort;
  #onSelect;
  #tokens = new Map();
  #selected = new Map();
  #sorts = new Map();
  #rows = h("tbody", { role: "rowgroup" });
  #all = h("input", { type: "checkbox", "aria-label": t.selectAllShown, onchange: () => this.#selectAll() });

  /** @param {{roles: any[], places: any, onSort: (sort: string) => void, onSelect: () => void}} parts */
  constructor({ roles, places, onSort, onSelect }) {
    this.#roles = roles;
    this.#places = places;
    this.#onSort = onSort;
    this.#onSelect = onSelect;
    this.element = h("table", { role: "table", part: "table" },
      h("caption", {}, hidden(t.workspaceTokens)),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
        h("th", { scope: "col", role: "columnheader", class: "select" }, this.#all),
        COLUMNS.map((column) => this.#header(column)),
        h("th", { scope: "col", role: "columnheader" }, hidden(t.actions)))),
      this.#rows);
  }

  /** The names of the tokens that are chosen, by their ids. On whatever page they stand. */
  get selected() {
    return new Map(this.#selected);
  }

  /** A token that is shown. @param {string} id */
  token(id) {
    return this.#tokens.get(id);
  }

  clearSelection() {
    this.#selected.clear();
    this.#rows.querySelectorAll("[type=checkbox]").forEach((box) => { box.checked = false; });
    this.#selectionChanged();
  }

  /** A page is on its way. */
  wait() {
    this.element.hidden = false;
    mark(this.element, "aria-busy", true);
    if (this.#rows.childElementCount === 0) {
      this.#rows.replaceChildren(...Array.from({ length: SKELETONS }, () => h("tr", { class: "skeleton", "aria-hidden": "true" }, [0, ...COLUMNS, 0].map(() => h("td", {}, h("span"))))));
    }
  }

  /** @param {any[]} tokens @param {string} sort */
  show(tokens, sort) {
    mark(this.element, "aria-busy", false);
    this.#tokens = new Map(tokens.map((token) => [token.id, token]));
    const before = this.#rows.contains(this.#active()) ? this.#active().dataset : undefined;
    this.#rows.replaceChildren(...tokens.map((token) => this.#row(token)));
    for (const [name, header] of this.#sorts) {
      if (name === sort) {
        header.setAttribute("aria-sort", sort === "" ? "descending" : "ascending");
      } else {
        header.removeAttribute("aria-sort");
      }
    }
    if (before?.token) {
      this.focus(before.token, before.action);
    }
    this.#selectionChanged();
  }

  /** No token is shown. */
  hide() {
    this.element.hidden = true;
    mark(this.element, "aria-busy", false);
    this.#rows.replaceChildren();
  }

  /** Gives the focus to a control of a token's row. @returns {boolean} whether it is there */
  focus(token, action) {
    const control = this.#rows.querySelector(`[data-token="${token}"][data-action="${action}"]`);
    control?.focus();
    return Boolean(control);
  }

  #active() {
    return this.element.getRootNode().activeElement;
  }

  /** @param {{name: string, label: () => string, sort?: string}} column */
  #header({ name, label, sort }) {
    const header = h("th", { scope: "col", role: "columnheader", class: name },
      sort === undefined ? label() : h("button", { type: "button", class: "sort", title: name === "id" ? t.sortCreated : "", onclick: () => this.#onSort(sort) }, label(), icon("up")));
    if (sort !== undefined) {
      this.#sorts.set(sort, header);
    }
    return header;
  }

  #row(token) {
    const open = { href: this.#places.hrefOf(token), onclick: (event) => this.#places.open(event, token) };
    return h("tr", { role: "row", "data-row": token.id },
      h("td", { role: "cell", class: "select" }, h("input", {
        type: "checkbox", "aria-label": t.select(token.name), checked: this.#selected.has(token.id), "data-token": token.id, "data-action": "select", onchange: (event) => this.#select(token, event.target.checked),
      })),
      h("th", { scope: "row", role: "rowheader" }, h("a", { class: "token", ...open }, token.name), badges(token),
        token.created_by.name === null && badge("gone", t.creatorGoneBadge, t.creatorGoneHint)),
      cell(t.tokenId, h("code", {}, token.id), "id"),
      cell(t.expiration, expiration(token)),
      cell(t.rolesInApps, roleChips(token.roles, this.#roles)),
      cell(t.lastUsedUtc, lastUsed(token.last_used_on)),
      h("td", { role: "cell", class: "actions-of-row" },
        h("a", { class: "icon-button", title: t.viewDetails, "data-token": token.id, "data-action": "details", ...open }, icon("eye"), hidden(t.viewDetailsOf(token.name))),
        h("button", { type: "button", class: "icon-button", title: t.revoke, "data-token": token.id, "data-action": "revoke", onclick: () => this.#places.revoke([token]) }, icon("trash"), hidden(t.revokeOf(token.name)))));
  }

  #select(token, on) {
    if (on) {
      this.#selected.set(token.id, token.name);
    } else {
      this.#selected.delete(token.id);
    }
    this.#selectionChanged();
  }

  #selectAll() {
    const on = this.#all.checked;
    for (const token of this.#tokens.values()) {
      this.#select(token, on);
    }
    this.#rows.querySelectorAll("[type=checkbox]").forEach((box) => { box.checked = on; });
  }

  #selectionChanged() {
    const here = [...this.#tokens.keys()].filter((id) => this.#selected.has(id)).length;
    this.#all.checked = here > 0 && here === this.#tokens.size;
    this.#all.indeterminate = here > 0 && here < this.#tokens.size;
    this.#onSelect();
  }
}

/** The label stands above the value where the screen is narrow. */
function cell(label, content, name = "") {
  return h("td", { role: "cell", "data-label": label, class: name }, ...present([content]));
}
