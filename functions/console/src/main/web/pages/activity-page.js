// What was done in a workspace.

import { pick, same } from "../element/places.js";
import { t } from "../messages/messages.js";
import { EventList } from "../parts/event-list.js";
import { h, icon } from "../ui/dom.js";

const TYPES = ["token.created", "token.updated", "token.regenerated", "token.overlap_ended", "token.revoked", "security.superseded_secret_used",
  "security.expired_secret_used", "security.source_not_allowed", "member.created", "member.updated", "member.deleted", "app.created", "app.deleted",
  "app.moved", "workspace.frozen", "workspace.unfrozen", "workspace.rules_set"];
const FILTERS = ["type", "token", "actor", "after", "before"];

export class ActivityPage {
  #context;
  #places;
  #query;
  #loading = new AbortController();
  #heading = h("h1", { tabindex: "-1", part: "heading" }, t.activity);
  #type;
  #list = h("div");
  #of = h("p", { class: "hint" });

  /**
   * @param {import("../dialogs/flow.js").Context} context
   * @param {{query: Record<string, string>, places: any}} parts
   */
  constructor(context, { query, places }) {
    this.#context = context;
    this.#places = places;
    this.#type = h("select", { "aria-label": t.kindOfEvent, onchange: () => this.#filter({ type: this.#type.value }) },
      h("option", { value: "" }, t.anyEvent), TYPES.map((type) => h("option", { value: type }, t.eventName(type))));
    this.element = h("section", {},
      h("p", {}, h("a", { class: "back", href: places.hrefOfList(), onclick: (event) => places.toList(event) }, icon("back"), t.allTokens)),
      h("div", { class: "page-head" }, h("div", {}, this.#heading, h("p", { class: "lead" }, t.activityLead)), this.#type),
      this.#of, this.#list);
    this.#query = pick(query, FILTERS);
    this.#load();
  }

  update(query) {
    const wanted = pick(query, FILTERS);
    if (!same(wanted, this.#query)) {
      this.#query = wanted;
      this.#load();
    }
  }

  leave() {
    this.#loading.abort();
  }

  refresh() {
    this.#load();
  }

  focus() {
    this.#heading.focus();
  }

  #filter(changes) {
    this.#query = pick({ ...this.#query, ...changes }, FILTERS);
    this.#places.activity(this.#query);
    this.#load();
  }

  #load() {
    this.#loading.abort();
    this.#loading = new AbortController();
    this.#type.value = this.#query.type ?? "";
    this.#of.hidden = !this.#query.token;
    this.#of.replaceChildren(t.ofToken, " ", h("code", {}, this.#query.token ?? ""), " ",
      h("button", { type: "button", class: "link", onclick: () => this.#filter({ token: "" }) }, t.ofAllTokens));
    this.#list.replaceChildren(new EventList(this.#context, { query: this.#query, signal: this.#loading.signal, places: this.#places }).element);
  }
}
