// What a token may do: one role in all apps, or a role per app.

import { AppRoles } from "./app-roles.js";
import { h, uniqueId } from "../ui/dom.js";
import { list } from "../ui/format.js";
import { t } from "../messages/messages.js";

const ALL = "/roles/apps";
const APPS = `${ALL}/`;
/** So many apps are named in a sentence; more are counted. */
const NAMED = 3;

export class RolePicker {
  #name = uniqueId();
  #allApps;
  #perApp;
  #apps;
  #onChange;
  #initial;
  #roles;

  /**
   * @param {object} parts
   * @param {import("../api/management-api.js").ManagementApi} parts.api
   * @param {any} parts.workspace
   * @param {any[]} parts.roles
   * @param {any} [parts.initial] the roles of an existing token, as the API gives them; undefined for a new one
   * @param {any} [parts.draft] what was chosen before, as `draft()` gave it
   * @param {() => void} parts.onChange
   */
  constructor({ api, workspace, roles, initial, draft, onChange }) {
    this.#roles = roles;
    this.#onChange = onChange;
    this.#initial = initial;
    this.#apps = new AppRoles({ api, workspace, roles, initial: initial?.apps ?? {}, gone: initial?.gone ?? {}, picked: draft?.apps, onChange });
    const perApp = draft ? draft.per_app : initial?.apps !== undefined;
    const chosen = draft ? draft.all_apps : initial?.all_apps;
    const lost = initial?.all_apps !== undefined && !roles.some((role) => role.id === initial.all_apps);
    this.#allApps = h("fieldset", { class: "choices roles" }, h("legend", {}, t.roleInAllApps),
      roles.map((role) => radio(uniqueName(this.#name), role.id, role.id === chosen, role.title, role.description, onChange)),
      lost && radio(uniqueName(this.#name), initial.all_apps, initial.all_apps === chosen, initial.all_apps, t.roleIsGone, onChange),
      h("p", { class: "hint" }, t.includesEveryApp));
    this.#perApp = h("div", { class: "per-app" }, this.#apps.element);
    this.element = h("div", { class: "role-picker" },
      h("fieldset", { class: "choices two" }, h("legend", {}, t.apps),
        radio(this.#name, "all", !perApp, t.allApps, t.allAppsHint, () => this.#switch()),
        radio(this.#name, "per", perApp, t.rolesPerApps, t.rolesPerAppsHint, () => this.#switch())),
      this.#allApps, this.#perApp);
    this.#switch();
  }

  /** What is chosen, to be kept for later. */
  draft() {
    return { per_app: this.#perAppChosen(), all_apps: this.#allApps.querySelector(":checked")?.value, apps: this.#apps.draft() };
  }

  /** What is chosen, in words: "Developer in all apps", "a role in 3 apps". Empty while nothing is. */
  summary() {
    const value = this.value();
    if (value === undefined) {
      return "";
    }
    return value.apps === undefined
      ? t.roleInAll(this.#roles.find((role) => role.id === value.all_apps)?.title ?? value.all_apps)
      : t.rolesIn(Object.keys(value.apps).length);
  }

  /**
   * The roles as the API takes them, or undefined while none is chosen.
   *
   * @returns {any}
   */
  value() {
    if (this.#perAppChosen()) {
      const apps = this.#apps.value();
      return Object.keys(apps).length > 0 ? { apps } : undefined;
    }
    const role = this.#allApps.querySelector(":checked")?.value;
    return role === undefined ? undefined : { all_apps: role };
  }

  /** Whether other roles are chosen than at first. Apps that left the workspace since are no change. */
  changed() {
    const perApp = this.#perAppChosen();
    return perApp !== (this.#initial?.apps !== undefined)
      || (perApp ? this.#apps.changed() : this.value()?.all_apps !== this.#initial?.all_apps);
  }

  /**
   * What to say where the service refused these roles. Apps are offered anew then: those that are gone are named and taken
   * out of the choice, and what else was chosen stays.
   *
   * @returns an error with the sentence; the same one where it is not about roles
   */
  async explain(error) {
    const errors = error.errors ?? [];
    if (errors.some((one) => one.pointer === "/roles/all_apps")) {
      return new Error(t.chosenRoleIsGone);
    }
    const together = errors.find((one) => one.pointer === ALL)?.detail;
    if (together !== undefined) {
      return this.#explainTogether(together);
    }
    const refused = new Map(errors.filter((one) => one.pointer.startsWith(APPS)).map((one) => [slug(one.pointer), one.detail]));
    if (refused.size === 0) {
      return error;
    }
    const titles = new Map([...refused.keys()].map((app) => [app, this.#apps.title(app)]));
    // Where the list cannot be had, the service's own words do.
    await this.#apps.reload().catch(() => {});
    const gone = [...titles].filter(([app]) => !this.#apps.has(app)).map(([, title]) => title);
    const others = [...titles].filter(([app]) => this.#apps.has(app)).map(([app, title]) => t.ofApp(title, refused.get(app) ?? ""));
    return new Error([
      ...(gone.length > 0 ? [t.chosenAppsLeft(gone.length, named(gone))] : []),
      ...others.slice(0, NAMED),
    ].join(" "));
  }

  /** The choice as a whole was refused. The service says nothing of an app that left and has the role that it had before. */
  async #explainTogether(detail) {
    const chosen = Object.keys(this.#apps.value());
    await this.#apps.reload().catch(() => {});
    return new Error(chosen.some((app) => this.#apps.has(app))
      ? t.youMust(detail)
      : t.noneOfThese);
  }

  /** Stops loading apps. */
  leave() {
    this.#apps.leave();
  }

  #perAppChosen() {
    return this.element?.querySelector(`[name="${this.#name}"]:checked`)?.value === "per";
  }

  #switch() {
    const perApp = this.#perAppChosen();
    this.#allApps.hidden = perApp;
    this.#perApp.hidden = !perApp;
    if (perApp) {
      this.#apps.load();
    }
    this.#onChange();
  }
}

/** The app that a JSON pointer leads to. */
function slug(pointer) {
  return pointer.slice(APPS.length).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** "Web", "Web and Watch", "Web, Watch, Shop and 2 more". */
function named(titles) {
  return list(titles.length > NAMED + 1 ? [...titles.slice(0, NAMED), t.more(titles.length - NAMED)] : titles);
}

function uniqueName(name) {
  return `${name}-role`;
}

function radio(name, value, checked, label, hint, onchange) {
  return h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked, onchange }),
    h("span", { class: "text" }, h("span", {}, label), h("small", {}, hint)));
}
