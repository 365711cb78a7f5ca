// A role for each app of a workspace. Made for hundreds of apps: rows come page by page, filtering only hides.

import { folded } from "../ui/caseless.js";
import { h } from "../ui/dom.js";
import { compare } from "../ui/format.js";
import { t } from "../messages/messages.js";
import { searchField } from "./search-field.js";

const NONE = "none";
/** Rows that are made in one go: few enough that the page answers in between. */
const BATCH = 25;

export class AppRoles {
  #api;
  #workspace;
  #roles;
  #initial;
  #picked;
  #gone;
  #onChange;
  #selects = new Map();
  /** @type {{title: string, row: any}[]} */
  #ordered = [];
  #loading;
  #complete = false;
  #rows = h("ul", { class: "app-roles", "aria-label": t.apps, "data-nothing": t.noAppMatches });
  #filter = searchField(t.filterApps, () => this.#show());
  #onlyChosen = h("input", { type: "checkbox", onchange: () => this.#show() });
  #unset;
  #bulk;
  #summary = h("p", { class: "hint", role: "status" });
  #note = h("p", { class: "hint", role: "status" });

  /**
   * @param {object} parts
   * @param {import("../api/management-api.js").ManagementApi} parts.api
   * @param {any} parts.workspace
   * @param {any[]} parts.roles
   * @param {Record<string, string>} parts.initial the role of each app that has one, by the app's slug
   * @param {Record<string, string>} parts.gone the same of apps that the workspace does not have any more; what goes by such a
   *   slug now is another app
   * @param {Record<string, string>} [parts.picked] what was chosen before, in place of what it was at first
   * @param {() => void} parts.onChange
   */
  constructor({ api, workspace, roles, initial, gone, picked, onChange }) {
    this.#api = api;
    this.#workspace = workspace;
    this.#roles = roles;
    // Maps throughout: an app may well be called "constructor".
    this.#initial = new Map(Object.entries(initial));
    this.#picked = picked && new Map(Object.entries(picked));
    this.#gone = Object.keys(gone).length;
    this.#onChange = onChange;
    this.#unset = h("select", {}, h("option", { value: NONE }, t.none), this.#options());
    this.#bulk = h("select", { "aria-label": t.roleForAllShown, onchange: () => this.#setShown() },
      h("option", { value: "" }, t.setAllShown), h("option", { value: NONE }, t.none), this.#options());
    this.element = h("fieldset", { class: "apps" }, h("legend", {}, t.roleInEachApp),
      h("div", { class: "toolbar" }, this.#filter.element, this.#bulk),
      this.#rows, this.#note,
      h("div", { class: "app-summary" }, this.#summary, h("label", { class: "check" }, this.#onlyChosen, t.onlyAppsWithRole)));
    this.element.addEventListener("keydown", (event) => {
      // Enter in the filter is not a click on Next.
      if (event.key === "Enter" && event.target === this.#filter.input) {
        event.preventDefault();
      }
    });
  }

  /** The role of each app that has one, by the app's slug; empty until all apps are here, for it replaces what there was. */
  value() {
    return this.#complete ? this.#chosen() : {};
  }

  /** Whether an app has another role than at first. Also while others are still on their way: what was chosen is not lost. */
  changed() {
    return [...this.#selects].some(([slug, { select }]) => select.value !== this.#first(slug));
  }

  /** The role that an app had at first. */
  #first(slug) {
    return this.#initial.get(slug) ?? NONE;
  }

  /** @returns {Record<string, string>} */
  #chosen() {
    return Object.fromEntries([...this.#selects].map(([slug, { select }]) => [slug, select.value]).filter(([, role]) => role !== NONE));
  }

  /** The roles that are chosen, to be kept for later; those of apps that are still on their way, too. */
  draft() {
    return { ...(this.#complete ? {} : Object.fromEntries(this.#picked ?? this.#initial)), ...this.#chosen() };
  }

  /** Loads the apps, once. */
  async load() {
    if (this.#loading) {
      return;
    }
    this.#loading = new AbortController();
    this.#note.textContent = t.loadingApps;
    try {
      await this.#api.apps(this.#workspace.slug, (apps) => this.#add(apps), this.#loading.signal);
      this.#loaded();
    } catch (error) {
      if (!this.#loading.signal.aborted) {
        this.#failed(error);
      }
    }
  }

  /** Loads the apps once more. Those that are gone are not offered any more; each other one keeps the role that was chosen for it. */
  async reload() {
    this.leave();
    this.#loading = new AbortController();
    const apps = await this.#api.apps(this.#workspace.slug, undefined, this.#loading.signal);
    const left = new Set(apps.map((app) => app.slug));
    for (const [slug, { row }] of this.#selects) {
      if (!left.has(slug)) {
        row.remove();
        this.#selects.delete(slug);
        this.#ordered = this.#ordered.filter((one) => one.row !== row);
      }
    }
    await this.#add(apps);
    this.#show();
    this.#loaded();
  }

  /** Whether an app is offered. */
  has(slug) {
    return this.#selects.has(slug);
  }

  /** What people call an app. */
  title(slug) {
    return this.#selects.get(slug)?.title ?? slug;
  }

  /** Stops loading. */
  leave() {
    this.#loading?.abort();
  }

  async #add(apps) {
    const fresh = apps.filter((app) => !this.#selects.has(app.slug));
    for (let at = 0; at < fresh.length; at += BATCH) {
      fresh.slice(at, at + BATCH).forEach((app) => this.#insert(app));
      this.#show();
      this.#changed();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Pages come in the order of slugs; people look for titles. No row that is there moves, for it may have the focus. */
  #insert(app) {
    const row = this.#row(app);
    let from = 0;
    let to = this.#ordered.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(this.#ordered[middle].title, app.title) <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    this.#rows.insertBefore(row, this.#ordered[from]?.row ?? null);
    this.#ordered.splice(from, 0, { title: app.title, row });
  }

  #row(app) {
    const select = this.#unset.cloneNode(true);
    select.addEventListener("change", () => this.#changed());
    const role = this.#picked ? this.#picked.get(app.slug) ?? NONE : this.#first(app.slug);
    if (role !== NONE && !this.#roles.some((one) => one.id === role)) {
      // A role that the service does not know any more stays until another is chosen.
      select.append(h("option", { value: role }, role));
    }
    select.value = role;
    const row = h("li", {}, h("label", {}, h("span", { class: "app" }, app.title, h("small", {}, app.slug)), select));
    this.#selects.set(app.slug, { select, row, title: app.title, text: folded(`${app.title} ${app.slug}`) });
    return row;
  }

  #options() {
    return this.#roles.map((role) => h("option", { value: role.id }, role.title));
  }

  #loaded() {
    this.#complete = true;
    const gone = this.#gone + [...this.#initial.keys()].filter((slug) => !this.#selects.has(slug)).length;
    this.#note.textContent = [
      ...(this.#selects.size === 0 ? [t.noApps] : []),
      ...(gone > 0 ? [t.appsLeft(gone)] : []),
    ].join(" ");
    this.#changed();
  }

  #failed(error) {
    this.#loading = undefined;
    this.#note.replaceChildren(`${error.message} `, h("button", { type: "button", class: "link", onclick: () => this.load() }, t.loadAppsAgain));
  }

  #show() {
    const wanted = folded(this.#filter.input.value.trim());
    let shown = 0;
    for (const { select, row, text } of this.#selects.values()) {
      row.hidden = !text.includes(wanted) || (this.#onlyChosen.checked && select.value === NONE);
      row.classList.toggle("chosen", select.value !== NONE);
      shown += row.hidden ? 0 : 1;
    }
    this.#rows.classList.toggle("nothing", shown === 0);
    this.#bulk.disabled = shown === 0;
  }

  #setShown() {
    for (const { select, row } of this.#selects.values()) {
      if (!row.hidden) {
        select.value = this.#bulk.value;
      }
    }
    this.#bulk.value = "";
    this.#changed();
  }

  #changed() {
    for (const { select, row } of this.#selects.values()) {
      row.classList.toggle("chosen", select.value !== NONE);
    }
    const chosen = Object.keys(this.#chosen()).length;
    this.#summary.textContent = t.appsWithRole(chosen, this.#selects.size);
    this.#onChange();
  }
}
