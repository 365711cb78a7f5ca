// What a token may do: one role in all apps, or a role per app.

import { AppRoles } from "./app-roles.js";
import { h, uniqueId } from "./dom.js";
import { said } from "./words.js";

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

  /** @param initial the roles of an existing token, as the API gives them; undefined for a new one */
  constructor({ api, workspace, roles, initial, onChange }) {
    this.#onChange = onChange;
    this.#initial = initial;
    this.#apps = new AppRoles({ api, workspace, roles, initial: initial?.apps ?? {}, gone: initial?.gone ?? {}, onChange });
    const perApp = initial?.apps !== undefined;
    const lost = initial?.all_apps !== undefined && !roles.some((role) => role.id === initial.all_apps);
    this.#allApps = h("fieldset", { class: "choices roles" }, h("legend", {}, said("Role in all apps")),
      roles.map((role) => radio(uniqueName(this.#name), role.id, role.id === initial?.all_apps, role.title, role.description, onChange)),
      lost && radio(uniqueName(this.#name), initial.all_apps, true, initial.all_apps, "This role does not exist any more. It stays until you choose another.", onChange),
      h("p", { class: "hint" }, said("Includes every app that the workspace has now, and every app it gets in the future.")));
    this.#perApp = h("div", { class: "per-app" }, this.#apps.element);
    this.element = h("div", { class: "role-picker" },
      h("fieldset", { class: "choices two" }, h("legend", {}, said("Apps")),
        radio(this.#name, "all", !perApp, said("All apps"), said("The same role in all apps, current and future."), () => this.#switch()),
        radio(this.#name, "per", perApp, said("Roles per apps"), said("A role for each app; None keeps it out of reach."), () => this.#switch())),
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

  /**
   * What to say where the service refused these roles. Apps are offered anew then: those that are gone are named and taken
   * out of the choice, and what else was chosen stays.
   *
   * @returns an error with the sentence; the same one where it is not about roles
   */
  async explain(error) {
    const errors = error.errors ?? [];
    if (errors.some((one) => one.pointer === "/roles/all_apps")) {
      return new Error("The role that you chose does not exist any more. Choose another.");
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
    const others = [...titles].filter(([app]) => this.#apps.has(app)).map(([app, title]) => `${title} ${refused.get(app)}.`);
    return new Error([
      ...(gone.length > 0 ? [`${named(gone)} left the workspace and can get no role. What else you chose is still there.`] : []),
      ...others.slice(0, NAMED),
    ].join(" "));
  }

  /** The choice as a whole was refused. The service says nothing of an app that left and has the role that it had before. */
  async #explainTogether(detail) {
    const chosen = Object.keys(this.#apps.value());
    await this.#apps.reload().catch(() => {});
    return new Error(chosen.some((app) => this.#apps.has(app))
      ? `You ${detail}.`
      : said("None of the apps that you chose is in this workspace any more. Choose another."));
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
  const parts = titles.length > NAMED + 1 ? [...titles.slice(0, NAMED), `${titles.length - NAMED} more`] : titles;
  return [parts.slice(0, -1).join(", "), parts.at(-1)].filter((part) => part !== "").join(" and ");
}

function uniqueName(name) {
  return `${name}-role`;
}

function radio(name, value, checked, label, hint, onchange) {
  return h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked, onchange }),
    h("span", { class: "text" }, h("span", {}, label), h("small", {}, hint)));
}
