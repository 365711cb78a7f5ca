// Settings › Security › Workspace API tokens: the list, and what starts from it.

import { createToken } from "./create-token.js";
import { announce, h, hidden, icon } from "./dom.js";
import { revokeToken } from "./revoke-token.js";
import { tokenDetails } from "./token-details.js";
import { tokenRow } from "./token-row.js";
import { said } from "./words.js";

const PAGE = 20;
const SKELETONS = 4;
const TYPING = 250;
const STATUSES = [["", "All"], ["active", "Active"], ["expired", "Expired"]];
const COLUMNS = ["Name", "Expiration", "Roles in apps", "Last used"];

export class TokensPage {
  #api;
  #config;
  #workspace;
  #roles = [];
  #cursors = [undefined];
  #name = "";
  #status = "";
  #loading = new AbortController();
  #typing;
  #rows = h("tbody", { role: "rowgroup" });
  #table;
  #note = h("div", { class: "list-note", hidden: true });
  #previous = h("button", { type: "button", class: "quiet", onclick: () => this.#turn(-1) }, "Previous");
  #next = h("button", { type: "button", class: "quiet", onclick: () => this.#turn(1) }, "Next");
  #paging = h("nav", { class: "paging", "aria-label": "Pages", hidden: true }, this.#previous, this.#next);
  #heading = h("h1", { tabindex: "-1" }, "Workspace API tokens");

  constructor(api, config, workspace) {
    this.#api = api;
    this.#config = config;
    this.#workspace = workspace;
    this.#table = h("table", { role: "table" },
      h("caption", {}, hidden("Workspace API tokens, newest first")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
        COLUMNS.map((title) => h("th", { scope: "col", role: "columnheader" }, said(title))),
        h("th", { scope: "col", role: "columnheader" }, hidden("Actions")))),
      this.#rows);
    this.element = h("section", {},
      h("div", { class: "page-head" },
        h("div", {}, this.#heading, h("p", { class: "lead" }, "For integrations: they act for the workspace, with the access you give them, and stay when people go.")),
        h("button", { type: "button", class: "primary", onclick: () => this.#create() }, icon("plus"), "Create token")),
      this.#toolbar(), h("div", { class: "list" }, this.#table, this.#note), this.#paging);
    this.#load();
  }

  /** Stops what is under way: another page is shown. */
  leave() {
    this.#loading.abort();
    clearTimeout(this.#typing);
  }

  #toolbar() {
    return h("form", { class: "toolbar", role: "search", onsubmit: (event) => event.preventDefault() },
      h("label", { class: "search" }, icon("search"), hidden("Search by name"),
        h("input", { type: "search", placeholder: "Search by name", maxlength: "100", autocomplete: "off", oninput: (event) => this.#search(event.target.value) })),
      h("fieldset", { class: "segments" }, h("legend", {}, hidden("Status")),
        STATUSES.map(([value, label]) => h("label", {}, h("input", { type: "radio", name: "status", value, checked: value === this.#status, onchange: () => this.#filter(value) }), h("span", {}, label)))));
  }

  #search(text) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#name = text.trim();
      this.#first();
    }, TYPING);
  }

  #filter(status) {
    this.#status = status;
    this.#first();
  }

  #first() {
    this.#cursors = [undefined];
    return this.#load();
  }

  async #turn(by) {
    if (by < 0) {
      this.#cursors.pop();
      this.#cursors.pop();
    }
    await this.#load();
    this.#heading.focus();
  }

  /** Shows the page that the last cursor leads to. */
  async #load() {
    this.#loading.abort();
    const { signal } = this.#loading = new AbortController();
    this.#wait();
    try {
      const [page, roles] = await Promise.all([this.#readFilled(signal), this.#roles.length > 0 ? this.#roles : this.#api.roles()]);
      if (!signal.aborted) {
        this.#roles = roles;
        this.#show(page);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#say("alert", "The tokens could not be loaded", error.message, { label: "Try again", run: () => this.#load() });
      }
    }
  }

  /** The page that the last cursor leads to, or where nothing is left on it the nearest one before that has something. */
  async #readFilled(signal) {
    let page = await this.#read(signal);
    while (page.data.length === 0 && this.#cursors.length > 1) {
      this.#cursors.pop();
      page = await this.#read(signal);
    }
    return page;
  }

  /** A filtered page may come back empty although there are more: then the one after it is read. */
  async #read(signal) {
    const data = [];
    let next = this.#cursors.at(-1);
    do {
      const page = await this.#api.tokens(this.#workspace.slug, { name: this.#name, status: this.#status, limit: PAGE, next }, signal);
      data.push(...page.data);
      next = page.paging.next;
    } while (data.length === 0 && next !== undefined);
    return { data, next };
  }

  #wait() {
    this.#previous.disabled = true;
    this.#next.disabled = true;
    this.#note.hidden = true;
    this.#table.hidden = false;
    this.#table.setAttribute("aria-busy", "true");
    if (this.#rows.childElementCount === 0) {
      this.#rows.replaceChildren(...Array.from({ length: SKELETONS }, () => h("tr", { class: "skeleton", "aria-hidden": "true" }, [...COLUMNS, ""].map(() => h("td", {}, h("span"))))));
    }
  }

  #show({ data, next }) {
    this.#table.removeAttribute("aria-busy");
    this.#rows.replaceChildren(...data.map((token) => tokenRow(token, this.#roles, {
      onDetails: () => this.#details(token), onRevoke: () => this.#revoke(token),
    })));
    this.#previous.disabled = this.#cursors.length === 1;
    this.#next.disabled = next === undefined;
    this.#paging.hidden = this.#previous.disabled && this.#next.disabled;
    this.#cursors.push(next);
    if (data.length === 0) {
      this.#sayEmpty();
    }
  }

  #sayEmpty() {
    if (this.#name === "" && this.#status === "") {
      this.#say("key", "No tokens yet", said("Create the first one for your CI, a bot or a script. You choose the apps it reaches and what it may do there."),
        { label: "Create token", run: () => this.#create() });
    } else {
      this.#say("search", "Nothing found", "No token of this workspace matches that search.");
    }
  }

  #say(symbol, title, text, action) {
    this.#table.hidden = true;
    this.#table.removeAttribute("aria-busy");
    this.#rows.replaceChildren();
    this.#note.hidden = false;
    this.#note.replaceChildren(h("div", { class: "mark" }, icon(symbol)), h("h2", {}, title), h("p", { role: "status" }, text),
      ...(action ? [h("button", { type: "button", class: "primary", onclick: action.run }, action.label)] : []));
  }

  #create() {
    createToken({
      api: this.#api, config: this.#config, workspace: this.#workspace,
      onDone: (token) => this.#changed(token && `${token.name} was created.`, () => this.#first()),
    });
  }

  #details(token) {
    tokenDetails({
      api: this.#api, config: this.#config, workspace: this.#workspace, roles: this.#roles, token,
      onDone: (what, changed) => this.#changed(what && `${token.name} was ${what}.`, changed && (() => this.#reload()), token),
    });
  }

  #revoke(token) {
    revokeToken(this.#api, token, (what) => this.#changed(what && `${token.name} was ${what}.`, () => this.#reload()));
  }

  /** @param load what shows the list as it is now, if it may have changed */
  async #changed(sentence, load, token) {
    if (sentence) {
      announce(sentence);
    }
    await load?.();
    if (document.activeElement === document.body) {
      (this.#rows.querySelector(`[data-token="${token?.id}"] [data-action="details"]`) ?? this.#heading).focus();
    }
  }

  /** The same page once more. */
  #reload() {
    this.#cursors.pop();
    return this.#load();
  }
}
