// What narrows the list: a name, a status, a role, no use for long, a creator who left; and the order.

import { t } from "../messages/messages.js";
import { h, hidden } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { mayHoldSecret, tokenIn } from "./identify.js";
import { searchField } from "./search-field.js";

const TYPING = 250;
const DAY = 86_400_000;
const STATUSES = ["", "active", "expiring", "disabled", "expired"];
const UNUSED_DAYS = [30, 60, 89];

export class FilterBar {
  #onChange;
  #onToken;
  #typing;
  #counts = new Map();
  #search;
  #statuses;
  #role;
  #unused;
  #creator;
  #sort;
  #more;

  /**
   * @param {object} parts
   * @param {any[]} parts.roles
   * @param {Record<string, string>} parts.query
   * @param {(changes: Record<string, string>) => void} parts.onChange
   * @param {(token: string | undefined) => void} parts.onToken gets a token that was pasted, which is looked up and not searched for;
   *   undefined where it is not a whole one
   */
  constructor({ roles, query, onChange, onToken }) {
    this.#onChange = onChange;
    this.#onToken = onToken;
    this.#search = searchField(t.searchByName, (text) => this.#searched(text));
    this.#statuses = h("fieldset", { class: "segments" }, h("legend", {}, hidden(t.status)), STATUSES.map((value) => this.#segment(value)));
    this.#role = select(t.role, [["", t.anyRole], ...roles.map((role) => [role.id, role.title])], (role) => onChange({ role }));
    this.#unused = select(t.lastUsed, [["", t.anyUse], ...UNUSED_DAYS.map((days) => [String(days), t.unusedFor(days)])], (days) => onChange({ unused_since: days && dayBefore(Number(days)) }));
    this.#creator = h("input", { type: "checkbox", onchange: (event) => onChange({ creator: event.target.checked ? "gone" : "" }) });
    this.#sort = select(t.sortBy, [["", t.sortCreated], ["expires", t.sortExpires], ["last_used", t.sortLastUsed], ["name", t.sortName]], (sort) => onChange({ sort }));
    this.#more = h("details", { class: "more" }, h("summary", {}, t.moreFilters),
      h("div", {}, this.#role.element, this.#unused.element, this.#sort.element, h("label", { class: "check" }, this.#creator, t.creatorGone)));
    this.element = h("form", { class: "toolbar", role: "search", onsubmit: (event) => event.preventDefault() },
      this.#search.element, this.#statuses, this.#more);
    this.show(query);
  }

  /** Shows what is chosen. @param {Record<string, string>} query */
  show(query) {
    if (this.#search.input.value.trim() !== (query.name ?? "")) {
      this.#search.input.value = query.name ?? "";
    }
    this.#statuses.querySelectorAll("input").forEach((one) => { one.checked = one.value === (query.status ?? ""); });
    this.#role.value(query.role ?? "");
    this.#unused.value(query.unused_since ? String(UNUSED_DAYS.find((days) => dayBefore(days) === query.unused_since) ?? "") : "");
    this.#creator.checked = query.creator === "gone";
    this.#sort.value(query.sort ?? "");
    this.#more.open ||= Boolean(query.role || query.unused_since || query.creator);
  }

  /** Says how many tokens have each status. @param {Record<string, number>} totals */
  count(totals) {
    const all = totals.active + totals.disabled + totals.expired;
    for (const [status, count] of this.#counts) {
      count.textContent = number(status === "" ? all : totals[status]);
    }
  }

  leave() {
    clearTimeout(this.#typing);
  }

  #segment(value) {
    const count = h("small", {});
    this.#counts.set(value, count);
    return h("label", {}, h("input", { type: "radio", name: "status", value, onchange: () => this.#onChange({ status: value }) }),
      h("span", {}, t.statusName(value), " ", count));
  }

  #searched(text) {
    clearTimeout(this.#typing);
    if (mayHoldSecret(text)) {
      // Nothing of it stays on the page.
      this.#search.input.value = "";
      this.#onToken(tokenIn(text));
    } else {
      this.#typing = setTimeout(() => this.#onChange({ name: text }), TYPING);
    }
  }
}

function select(label, options, onChange) {
  const element = h("select", { onchange: () => onChange(element.value) }, options.map(([value, text]) => h("option", { value }, text)));
  return { element: h("label", {}, h("span", {}, label), element), value: (value) => { element.value = value; } };
}

/** A day of the service, which counts in UTC, so many days ago. */
function dayBefore(days) {
  return new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
}
