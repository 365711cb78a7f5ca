// Everything about a token, and what can be done with it.

import { t } from "../messages/messages.js";
import { AccessTable } from "../parts/access-table.js";
import { EventList } from "../parts/event-list.js";
import { badge, badges, expiration } from "../parts/status.js";
import { button } from "../ui/buttons.js";
import { h, icon, present } from "../ui/dom.js";
import { dateTime, moment, number, utcDay } from "../ui/format.js";

/** So many of the latest events are shown. */
const EVENTS = 10;

export class TokenPage {
  #context;
  #id;
  #places;
  #loading = new AbortController();
  #record;
  #heading = h("h1", { tabindex: "-1", part: "heading" }, t.loading);
  #badges = h("span", { class: "badges" });
  #buttons = h("div", { class: "buttons" });
  #content = h("div", { class: "token-page", "aria-busy": "true" });
  /** @type {AccessTable | undefined} */
  #access;

  /**
   * @param {import("../dialogs/flow.js").Context} context
   * @param {{id: string, places: any, record?: any}} parts
   *   `record`: the token as far as it is known; `places`: what leads to other places
   */
  constructor(context, { id, places, record }) {
    this.#context = context;
    this.#id = id;
    this.#places = places;
    this.element = h("section", {},
      h("p", {}, h("a", { class: "back", href: places.hrefOfList(), onclick: (event) => places.toList(event) }, icon("back"), t.allTokens)),
      h("div", { class: "page-head" }, h("div", { class: "title" }, this.#heading, this.#badges), this.#buttons),
      this.#content);
    if (record) {
      this.#heading.textContent = record.name;
    }
    this.#load();
  }

  /** The token as it was read, or undefined while it is not. */
  get record() {
    return this.#record;
  }

  update() {}

  /** Stops what is under way: another page is shown. */
  leave() {
    this.#loading.abort();
    this.#access?.leave();
  }

  /** The token may be another one now. */
  refresh() {
    return this.#load();
  }

  /** @param {string} [dialog] whose button gets the focus, if it is there */
  focus(dialog) {
    (this.#buttons.querySelector(`[data-dialog="${dialog}"]`) ?? this.#heading).focus();
  }

  async #load() {
    this.#loading.abort();
    const { signal } = this.#loading = new AbortController();
    this.#content.setAttribute("aria-busy", "true");
    try {
      const record = await this.#context.api.token(this.#context.workspace.slug, this.#id, signal);
      if (!signal.aborted) {
        this.#record = record;
        this.#show(record);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error);
      }
    } finally {
      this.#content.removeAttribute("aria-busy");
    }
  }

  #show(record) {
    const opening = (kind, dialog, label) => {
      const opener = button(kind, () => this.#places.dialog(dialog), label);
      opener.dataset.dialog = dialog;
      return opener;
    };
    this.#heading.textContent = record.name;
    this.#badges.replaceChildren(...present([record.status === "active" && badge("active", t.activeBadge), badges(record)]));
    this.#buttons.replaceChildren(opening("danger quiet", "revoke", t.revoke),
      record.disabled ? opening("quiet", "enable", t.enable) : opening("quiet", "disable", t.disable),
      opening("quiet", "edit", t.edit), opening("primary", "regenerate", t.regenerate));
    this.#access?.leave();
    this.#access = new AccessTable(this.#context, record.roles);
    this.#content.replaceChildren(...present([
      record.former && this.#former(record.former),
      record.description !== "" && h("p", { class: "description" }, record.description),
      facts(record),
      this.#access.element,
      sources(record.allowed_sources),
      this.#activity(),
    ]));
  }

  #former(former) {
    const used = former.last_used_on === null ? t.formerUnused : t.formerUsed(utcDay(former.last_used_on) ?? "");
    return h("div", { class: "former warning" }, h("div", {}, h("strong", {}, t.formerWorksUntil(moment(former.until))), h("p", {}, used)),
      button("quiet", () => this.#places.dialog("end-overlap"), t.endNow));
  }

  #activity() {
    const query = { token: this.#id };
    const events = new EventList(this.#context, { query, limit: EVENTS, signal: this.#loading.signal });
    return h("section", {}, h("h2", {}, t.activity), events.element,
      h("p", {}, h("a", { href: this.#places.hrefOfActivity(query), onclick: (event) => this.#places.toActivity(event, query) }, t.allActivityOfToken)));
  }

  #fail(error) {
    this.#buttons.replaceChildren();
    this.#badges.replaceChildren();
    this.#heading.textContent = error.gone ? t.tokenNotThere : t.tokenNotLoaded;
    this.#content.replaceChildren(h("div", { class: "list-note bad" }, h("div", { class: "mark" }, icon("alert")), h("p", { role: "alert" }, error.message),
      error.gone
        ? h("a", { class: "button quiet", href: this.#places.hrefOfActivity({ token: this.#id }), onclick: (event) => this.#places.toActivity(event, { token: this.#id }) }, t.whatHappened)
        : button("primary", () => this.#load(), t.tryAgain)));
  }
}

function facts(record) {
  const by = (actor, at) => t.by(actor.name ?? actor.id, dateTime(at));
  const used = record.last_used === null ? t.neverUsed : t.lastUsedFrom(utcDay(record.last_used.on) ?? "", record.last_used.source);
  return h("dl", { class: "facts" },
    fact(t.expiration, record.expires_at === null ? t.never : [expiration(record), h("small", {}, dateTime(record.expires_at))]),
    fact(t.lastUsed, [used, record.last_used && record.last_used.generation < record.generation && h("small", {}, t.byAnOlderSecret)]),
    fact(t.created, by(record.created_by, record.created_at)),
    fact(t.regenerated, record.regenerated_at === null ? t.notYet : by(record.regenerated_by, record.regenerated_at)),
    fact(t.changed, by(record.updated_by, record.updated_at)),
    fact(t.tokenId, h("code", {}, record.id)),
    fact(t.generation, number(record.generation)));
}

function fact(term, value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, ...present([value])));
}

function sources(allowed) {
  return h("section", {}, h("h2", {}, t.sources),
    allowed.length === 0 ? h("p", { class: "hint" }, t.anySource) : h("ul", { class: "sources" }, allowed.map((source) => h("li", {}, h("code", {}, source)))));
}
