// The menu of workspaces: one button, and a list that can be searched and walked by the arrow keys.

import { t } from "../messages/messages.js";
import { button } from "../ui/buttons.js";
import { folded } from "../ui/caseless.js";
import { h, hidden, icon } from "../ui/dom.js";

/** More workspaces than these can be searched. */
const MANY = 7;

export class WorkspaceMenu {
  #current = h("span", { class: "name" }, "…");
  #search = h("input", { type: "search", placeholder: t.findWorkspace, "aria-label": t.findWorkspace, autocomplete: "off", oninput: () => this.#filter() });
  #list = h("ul");
  #button = button("quiet", () => this.#toggle(), hidden(t.workspaceColon), this.#current, icon("chevron"));
  #panel = h("div", { class: "panel", hidden: true }, this.#search, this.#list);
  element = h("div", { class: "switcher" }, this.#button, this.#panel);

  constructor() {
    this.#button.ariaExpanded = "false";
    this.element.addEventListener("keydown", (event) => this.#key(event));
    // Tab leads out of it, and a click beside it.
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget)) {
        this.#open(false);
      }
    });
  }

  /** @param {any} workspace the one that is shown, if one is @param {any[]} workspaces */
  show(workspace, workspaces) {
    this.#current.textContent = workspace?.title ?? t.noWorkspaceShort;
    this.#search.hidden = workspaces.length <= MANY;
    this.#list.replaceChildren(...workspaces.map((one) => h("li", {},
      h("a", { href: `#/${one.slug}/settings/security`, "aria-current": one === workspace && "true", onclick: () => this.#chosen() },
        h("span", {}, one.title), h("small", {}, t.workspaceRole(one.role))))));
  }

  #toggle() {
    this.#open(this.#panel.hidden);
    if (!this.#panel.hidden) {
      this.#search.value = "";
      this.#filter();
      (this.#search.hidden ? this.#list.querySelector("[aria-current]") ?? this.#list.querySelector("a") : this.#search)?.focus();
    }
  }

  #open(open) {
    this.#panel.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
  }

  #chosen() {
    this.#button.focus();
    this.#open(false);
  }

  #filter() {
    const wanted = folded(this.#search.value.trim());
    for (const item of this.#list.children) {
      item.hidden = !folded(item.textContent).includes(wanted);
    }
  }

  #key(event) {
    if (event.key === "Escape" && !this.#panel.hidden) {
      event.stopPropagation();
      this.#chosen();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.#panel.hidden) {
      event.preventDefault();
      this.#walk(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === this.#search) {
      this.#links()[0]?.click();
    }
  }

  #walk(by) {
    const links = this.#links();
    const at = links.indexOf(document.activeElement);
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
    if (to < 0 && !this.#search.hidden) {
      this.#search.focus();
    } else {
      links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
    }
  }

  #links() {
    return [...this.#list.querySelectorAll("li:not([hidden]) a")];
  }
}
