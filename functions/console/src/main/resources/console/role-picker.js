// What a token may do: one role in all apps, or a role per app.

import { AppRoles } from "./app-roles.js";
import { h, uniqueId } from "./dom.js";

export class RolePicker {
  #name = uniqueId();
  #allApps;
  #perApp;
  #apps;
  #onChange;
  #initial;

  /** @param initial the roles of an existing token, as the API gives them; undefined for a new one */
  constructor({ api, workspace, roles, initial, onChange }) {
    this.#onChange = onChange;
    this.#initial = initial;
    this.#apps = new AppRoles({ api, workspace, roles, initial: initial?.apps ?? {}, onChange });
    const perApp = initial?.apps !== undefined;
    this.#allApps = h("fieldset", { class: "choices roles" }, h("legend", {}, "Role in all apps"),
      roles.map((role) => radio(uniqueName(this.#name), role.id, role.id === initial?.all_apps, role.title, role.description, onChange)),
      h("p", { class: "hint" }, "Includes every app that the workspace has now, and every app it gets in the future."));
    this.#perApp = h("div", { class: "per-app" }, this.#apps.element);
    this.element = h("div", { class: "role-picker" },
      h("fieldset", { class: "choices two" }, h("legend", {}, "Apps"),
        radio(this.#name, "all", !perApp, "All apps", "The same role in all apps, current and future.", () => this.#switch()),
        radio(this.#name, "per", perApp, "Roles per apps", "A role for each app; None keeps it out of reach.", () => this.#switch())),
      this.#allApps, this.#perApp);
    this.#switch();
  }

  /** The roles as the API takes them, or undefined while none is chosen. */
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

function uniqueName(name) {
  return `${name}-role`;
}

function radio(name, value, checked, label, hint, onchange) {
  return h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked, onchange }),
    h("span", { class: "text" }, h("span", {}, label), h("small", {}, hint)));
}
