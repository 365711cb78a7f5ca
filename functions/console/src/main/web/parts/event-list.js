// What was done, newest first.

import { t } from "../messages/messages.js";
import { button } from "../ui/buttons.js";
import { h, icon, present } from "../ui/dom.js";
import { dateTime } from "../ui/format.js";
import { roleTitle } from "./roles.js";

export class EventList {
  #context;
  #query;
  #limit;
  #signal;
  #next;
  #places;
  #items = h("ol", { class: "events" });
  #note = h("p", { class: "hint", role: "status" });
  #more = button("quiet", () => this.#load(), t.older);

  /**
   * @param {import("../dialogs/flow.js").Context} context
   * @param {object} parts
   * @param {Record<string, string>} parts.query which events
   * @param {number} [parts.limit] shows so many and no more
   * @param {AbortSignal} parts.signal stops reading
   * @param {any} [parts.places] what leads to the token of an event
   */
  constructor(context, { query, limit, signal, places }) {
    this.#more.hidden = true;
    this.#context = context;
    this.#query = query;
    this.#limit = limit;
    this.#signal = signal;
    this.#places = places;
    this.element = h("div", {}, this.#items, this.#note, this.#more);
    this.#load();
  }

  /** In the order of time: what the deployment noticed is listed behind all else of its day. */
  #insert(event) {
    const item = this.#item(event);
    const at = Date.parse(event.at);
    item.dataset.at = String(at);
    this.#items.insertBefore(item, [...this.#items.children].find((one) => Number(one.dataset.at) < at) ?? null);
  }

  async #load() {
    this.#more.disabled = true;
    this.#note.textContent = t.loading;
    try {
      const { data, paging } = await this.#context.api.events(this.#context.workspace.slug, { ...this.#query, limit: this.#limit, next: this.#next }, this.#signal);
      this.#next = paging.next;
      data.forEach((event) => this.#insert(event));
      this.#more.hidden = this.#next === undefined || this.#limit !== undefined;
      this.#note.textContent = this.#items.childElementCount > 0 ? "" : this.#next === undefined ? t.nothingDone : t.nothingDoneLately;
    } catch (error) {
      if (!this.#signal.aborted) {
        this.#note.textContent = error.message;
        this.#more.hidden = false;
      }
    } finally {
      this.#more.disabled = false;
    }
  }

  #item(event) {
    const security = event.type.startsWith("security.");
    const who = event.actor.name ?? (event.actor.kind === "owner" ? event.actor.id : t.actorKind(event.actor.kind));
    return h("li", { class: security && "bad" }, icon(security ? "alert" : "activity"),
      h("div", {},
        h("p", {}, h("strong", {}, t.eventName(event.type)), " ", this.#subject(event), event.source !== null && h("span", { class: "soft" }, " ", t.from(event.source))),
        event.differences.length > 0 && h("ul", { class: "differences" }, event.differences.map((one) => h("li", {}, this.#difference(one)))),
        h("p", { class: "soft" }, security ? dateTime(event.at) : t.by(who, dateTime(event.at)))));
  }

  #subject({ subject, type }) {
    if (subject === null) {
      return "";
    }
    const name = subject.name ?? subject.id;
    return this.#places && (type.startsWith("token.") || type.startsWith("security."))
      ? h("a", { href: this.#places.hrefOf(subject), onclick: (event) => this.#places.open(event, subject) }, name)
      : h("span", {}, name);
  }

  #difference({ what, before, after }) {
    const value = (text) => h("q", {}, what.startsWith("roles") ? roleTitle(this.#context.roles, text) : what === "role" ? t.workspaceRole(text) : readable(text));
    return present([h("span", {}, t.fieldName(what)), ": ", before === null ? t.nothing : value(before), " → ", after === null ? t.nothing : value(after)]);
  }
}

function readable(text) {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? dateTime(text) : text;
}
