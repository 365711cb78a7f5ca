// The frame around every page: whose workspace, where in it, who is signed in.

import { h, hidden, icon } from "./dom.js";
import { mayMoveOn } from "./save-token.js";
import { TokensPage } from "./tokens-page.js";

const ADDRESS = /^#\/([a-z0-9-]{1,64})\/settings\/security$/;

/** The console of somebody who is signed in. The part of the address behind # names the workspace. */
export class Shell {
  #api;
  #config;
  #workspaces = [];
  #workspace;
  #page;
  #main = h("main", { id: "main", tabindex: "-1" });
  #current = h("span", { class: "name" }, "…");
  #menu = h("ul");
  #nav = h("ul");

  constructor({ api, config, person, signOut }) {
    this.#api = api;
    this.#config = config;
    const switcher = h("details", { class: "switcher" }, h("summary", {}, hidden("Workspace: "), this.#current, icon("chevron")), this.#menu);
    document.addEventListener("click", (event) => {
      switcher.open = switcher.open && switcher.contains(event.target) && !event.target.closest("a");
    });
    switcher.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && switcher.open) {
        switcher.open = false;
        switcher.querySelector("summary").focus();
      }
    });
    this.element = h("div", { class: "shell" },
      h("a", { class: "skip", href: "#main", onclick: (event) => this.#skip(event) }, "Skip to content"),
      h("header", { class: "side" },
        h("p", { class: "brand" }, icon("key"), "Workspace Tokens"),
        switcher,
        h("nav", { "aria-label": "Settings" }, h("p", {}, "Settings"), this.#nav),
        h("p", { class: "person" }, h("span", { class: "name", title: person }, person),
          h("button", { type: "button", class: "quiet", onclick: signOut }, "Sign out"))),
      this.#main);
  }

  /** Loads what the person belongs to, and shows the workspace that the address names, else the first of their own. */
  async open() {
    this.#main.replaceChildren(loading());
    try {
      // With the roles comes what an app is called. Whoever needs the roles asks again where they did not come.
      [this.#workspaces] = await Promise.all([this.#api.workspaces(), this.#api.roles().catch(() => undefined)]);
    } catch (error) {
      this.#main.replaceChildren(failure(error, () => this.open()));
      return;
    }
    window.addEventListener("hashchange", () => this.#move());
    this.#show();
  }

  /** Back, forward, another workspace of the menu. From a token on the screen nobody goes by accident. */
  #move() {
    if (mayMoveOn()) {
      this.#show();
    } else {
      history.pushState(null, "", address(this.#workspace));
    }
  }

  #show() {
    const slug = ADDRESS.exec(location.hash)?.[1];
    const workspace = this.#workspaces.find((one) => one.slug === slug)
      ?? this.#workspaces.find((one) => one.role === "owner") ?? this.#workspaces[0];
    this.#workspace = workspace;
    if (workspace === undefined) {
      this.#current.textContent = "No workspace";
      this.#main.replaceChildren(empty());
      return;
    }
    if (workspace.slug !== slug) {
      history.replaceState(null, "", address(workspace));
    }
    this.#current.textContent = workspace.title;
    document.title = `API tokens · ${workspace.title} · Workspace Tokens`;
    this.#menu.replaceChildren(...this.#workspaces.map((one) => h("li", {},
      h("a", { href: address(one), "aria-current": one === workspace && "true" }, h("span", {}, one.title), h("small", {}, one.role)))));
    this.#nav.replaceChildren(h("li", {}, h("a", { href: address(workspace), "aria-current": "page" }, icon("shield"), "Security")));
    this.#page?.leave();
    this.#page = workspace.role === "owner" ? new TokensPage(this.#api, within(this.#config, workspace), workspace) : undefined;
    this.#main.replaceChildren(path(workspace), this.#page?.element ?? notAnOwner(workspace));
  }

  /** The address belongs to the workspace: a jump inside the page must not change it. */
  #skip(event) {
    event.preventDefault();
    this.#main.focus();
  }
}

/** The settings, with the workspace's own limit where that is the stricter one. It was read when the page opened: the API has the last word. */
function within(config, { max_lifetime_days: days }) {
  return days === null ? config : { ...config, max_lifetime_days: Math.min(days, config.max_lifetime_days), allow_never_expire: false };
}

function address(workspace) {
  return `#/${workspace.slug}/settings/security`;
}

function path(workspace) {
  return h("p", { class: "path" }, [workspace.title, "Settings", "Security"].map((part) => h("span", {}, part)));
}

function notAnOwner(workspace) {
  return h("section", { class: "note" }, h("div", { class: "mark" }, icon("shield")), h("h1", {}, "Workspace API tokens"),
    h("p", {}, `Only owners manage the API tokens of ${workspace.title}, and you are a ${workspace.role} there.`),
    h("p", {}, "Ask an owner of the workspace to create a token for you, or to make you an owner."));
}

function empty() {
  return h("section", { class: "note" }, h("div", { class: "mark" }, icon("key")), h("h1", {}, "No workspace yet"),
    h("p", {}, "You are not a member of any workspace. Ask an owner of yours to add you, then reload this page."));
}

function loading() {
  return h("p", { class: "note", role: "status" }, "Loading…");
}

function failure(error, again) {
  return h("section", { class: "note" }, h("h1", {}, "Your workspaces could not be loaded"),
    h("p", { role: "alert" }, error.message), h("button", { type: "button", class: "primary", onclick: again }, "Try again"));
}
