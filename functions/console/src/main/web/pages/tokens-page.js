// Settings › Security › Workspace API tokens: the list, and what starts from it.

import { pick, same } from "../element/places.js";
import { t } from "../messages/messages.js";
import { FilterBar } from "../parts/filter-bar.js";
import { sayFound } from "../parts/identify.js";
import { Cursors, Paging } from "../parts/paging.js";
import { TokenTable } from "../parts/token-table.js";
import { button } from "../ui/buttons.js";
import { h, icon, present } from "../ui/dom.js";

const PAGE = 25;
const FILTERS = ["name", "status", "role", "unused_since", "creator"];
/** What an address of the list may say. */
const PARAMETERS = [...FILTERS, "sort"];

export class TokensPage {
  #context;
  #places;
  #query;
  #cursors = new Cursors();
  /** Whether the totals that are shown are those of now. They are of the whole workspace, whatever is listed. */
  #counted = false;
  #loading = new AbortController();
  #filters;
  #table;
  #selection = h("div", { class: "selection", role: "region", "aria-label": t.selection, hidden: true });
  #note = h("div", { class: "list-note", hidden: true });
  #found = h("div", { class: "found", role: "status" });
  #paging = new Paging((by) => this.#turn(by));
  #heading = h("h1", { tabindex: "-1", part: "heading" }, t.workspaceTokens);

  /**
   * @param {import("../dialogs/flow.js").Context} context
   * @param {{query: Record<string, string>, places: any}} parts `places`: what leads to other places
   */
  constructor(context, { query, places }) {
    const { roles } = context;
    this.#context = context;
    this.#places = places;
    this.#query = pick(query, PARAMETERS);
    this.#filters = new FilterBar({ roles, query: this.#query, onChange: (changes) => this.#filter(changes), onToken: (token) => this.#identify(token) });
    this.#table = new TokenTable({ roles, places, onSort: (sort) => this.#filter({ sort }), onSelect: () => this.#showSelection() });
    this.element = h("section", {},
      h("div", { class: "page-head" },
        h("div", {}, this.#heading, h("p", { class: "lead" }, t.listLead)),
        button("primary", () => places.create(), icon("plus"), t.createToken)),
      this.#filters.element, this.#found, h("div", { class: "list" }, this.#table.element, this.#note), this.#selection, this.#paging.element);
    this.#load();
  }

  /** The names of the tokens that are chosen, by their ids. */
  get selected() {
    return this.#table.selected;
  }

  /** A token that is listed. @param {string} id */
  listed(id) {
    return this.#table.token(id);
  }

  clearSelection() {
    this.#table.clearSelection();
  }

  /** Another address of this page. @param {Record<string, string>} query */
  update(query) {
    const wanted = pick(query, PARAMETERS);
    if (!same(wanted, this.#query)) {
      this.#query = wanted;
      this.#filters.show(this.#query);
      this.#first();
    }
  }

  /** Stops what is under way: another page is shown. */
  leave() {
    this.#loading.abort();
    this.#filters.leave();
  }

  /** The tokens may be other ones now: the same page once more. */
  refresh() {
    this.#counted = false;
    return this.#load();
  }

  focus() {
    this.#heading.focus();
  }

  #filter(changes) {
    // What was said of a token that was found is over.
    this.#found.replaceChildren();
    this.#query = pick({ ...this.#query, ...changes }, PARAMETERS);
    this.#filters.show(this.#query);
    this.#places.list(this.#query);
    this.#first();
  }

  #first() {
    this.#cursors = new Cursors();
    return this.#load();
  }

  async #turn(by) {
    this.#cursors.turn(by);
    await this.#load();
    this.#heading.focus();
  }

  /** Shows the page that the cursor leads to. */
  async #load() {
    this.#loading.abort();
    const { signal } = this.#loading = new AbortController();
    this.#paging.wait();
    this.#note.hidden = true;
    this.#table.wait();
    try {
      const page = await this.#readFilled(signal);
      if (!signal.aborted) {
        this.#show(page);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#say("alert", t.tokensNotLoaded, error.message, { label: t.tryAgain, run: () => this.#load() });
        this.#paging.show(this.#cursors.hasBefore, false);
      }
    }
  }

  /** The page that the cursor leads to, or where nothing is left on it the nearest one before that has something. */
  async #readFilled(signal) {
    let page = await this.#read(signal);
    while (page.data.length === 0 && this.#cursors.hasBefore) {
      this.#cursors.turn(-1);
      page = await this.#read(signal);
    }
    return page;
  }

  #read(signal) {
    const query = { ...this.#query, limit: PAGE, next: this.#cursors.here, totals: !this.#counted };
    return this.#context.api.tokens(this.#context.workspace.slug, query, signal);
  }

  #show({ data, paging, totals }) {
    this.#cursors.read(paging.next);
    this.#table.show(data, this.#query.sort ?? "");
    this.#paging.show(this.#cursors.hasBefore, this.#cursors.hasNext);
    if (totals) {
      this.#filters.count(totals);
      this.#counted = true;
    }
    if (data.length === 0) {
      this.#sayEmpty();
    }
  }

  #sayEmpty() {
    if (FILTERS.every((name) => !this.#query[name])) {
      this.#say("key", t.noTokens, t.noTokensText, { label: t.createToken, run: () => this.#places.create() });
    } else {
      this.#say("search", t.nothingFound, t.nothingFoundText, { label: t.clearFilters, run: () => this.#filter(Object.fromEntries(FILTERS.map((name) => [name, ""]))) });
    }
  }

  /** @param {"alert" | "key" | "search"} symbol */
  #say(symbol, title, text, action) {
    this.#table.hide();
    this.#note.hidden = false;
    this.#note.className = `list-note ${symbol === "alert" ? "bad" : ""}`;
    this.#note.replaceChildren(h("div", { class: "mark" }, icon(symbol)), h("h2", {}, title), h("p", { role: "status" }, text),
      button("primary", action.run, action.label));
  }

  #showSelection() {
    const chosen = this.#table.selected;
    this.#selection.hidden = chosen.size === 0;
    this.#selection.replaceChildren(h("span", { role: "status" }, t.chosen(chosen.size)),
      button("danger quiet", () => this.#places.revoke([...chosen].map(([id, name]) => ({ id, name }))), icon("trash"), t.revokeChosen),
      button("quiet", () => this.clearSelection(), t.clearSelection));
  }

  async #identify(token) {
    if (token === undefined) {
      this.#found.replaceChildren(h("p", { class: "problem" }, t.notOneToken));
      return;
    }
    this.#found.replaceChildren(h("p", { class: "notice" }, t.lookingUp));
    try {
      const found = await this.#context.api.identify(this.#context.workspace.slug, token);
      const link = found.status === "revoked" || found.workspace === undefined ? undefined
        : h("a", { href: this.#places.hrefOf(found), onclick: (event) => this.#places.open(event, found) }, t.openToken);
      this.#found.replaceChildren(h("p", { class: found.works ? "warning" : "notice" }, ...present([sayFound(found), " ", link])));
    } catch (error) {
      this.#found.replaceChildren(h("p", { class: "problem" }, error.status === 422 ? t.notIssuedHere : error.message));
    }
  }
}
