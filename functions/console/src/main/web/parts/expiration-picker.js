// When a token expires: in so many days, at the end of a day, or never where the deployment allows it.

import { h, mark, uniqueId } from "../ui/dom.js";
import { date } from "../ui/format.js";
import { t } from "../messages/messages.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No clock is changed at noon. */
const NOON = 12;
const YEAR = 365;
const CHOICES = [30, 60, 90, YEAR];
const USUAL = 90;

export class ExpirationPicker {
  #name = uniqueId();
  #longest;
  #day;
  #custom;
  /** @type {{choice?: string, until?: string}} */
  #counted = {};
  #error = h("p", { class: "field-error", id: uniqueId(), role: "alert", hidden: true });

  /**
   * @param {{max_lifetime_days: number, allow_never_expire: boolean}} limits
   * @param {{usual?: boolean, draft?: any}} [options] `usual`: the usual lifetime is chosen at first, else the person has to
   *   choose; `draft`: what was chosen before, as `draft()` gave it
   */
  constructor(limits, { usual = true, draft = undefined } = {}) {
    this.#longest = limits.max_lifetime_days;
    const fitting = CHOICES.filter((days) => days <= this.#longest);
    const choices = fitting.length > 0 ? fitting : [this.#longest];
    const first = draft?.choice ?? (usual ? String(choices.findLast((days) => days <= USUAL)) : undefined);
    this.#counted = draft?.counted ?? {};
    this.#day = h("input", {
      type: "date", "aria-label": t.expirationDate, "aria-describedby": this.#error.id,
      value: draft?.day ?? (usual && isoDay(lastDay(Math.min(USUAL + 1, this.#longest)))), onclick: () => this.#chooseCustom(), onfocus: () => this.#limitDays(),
      oninput: () => {
        this.#chooseCustom();
        this.showError("");
      },
    });
    this.#limitDays();
    this.#custom = this.#radio("custom", first === "custom", t.customDate);
    this.#custom.append(this.#day);
    this.element = h("fieldset", { class: "choices expiration-choices" }, h("legend", {}, t.expiration),
      choices.map((days) => this.#radio(String(days), String(days) === first, days === YEAR ? t.oneYear : t.days(days), date(inDays(days)))),
      limits.allow_never_expire && this.#radio("never", first === "never", t.never, t.neverHint),
      this.#custom, this.#error);
  }

  /** What is chosen, to be kept for later. */
  draft() {
    const choice = this.#chosen();
    return { choice, day: this.#day.value, counted: choice === this.#counted.choice ? this.#counted : undefined };
  }

  /** What is chosen, in words: "Expires 24 Feb 2027". Empty where nothing valid is. */
  summary() {
    const choice = this.#chosen();
    if (choice === undefined || (choice === "custom" && this.#day.value === "")) {
      return "";
    }
    return choice === "never" ? t.neverExpires : t.expiresOn(date(choice === "custom" ? `${this.#day.value}T12:00` : inDays(Number(choice))));
  }

  /** An instant, null for never, or undefined when nothing valid is chosen: then an error shows, and has the focus. */
  value() {
    const choice = this.#chosen();
    if (choice === undefined) {
      this.#say(t.chooseExpiration, this.element.querySelector("input"));
      return undefined;
    }
    if (choice === "never") {
      return null;
    }
    return choice === "custom" ? this.#endOfDay() : this.#inDays(choice);
  }

  #chosen() {
    return this.element.querySelector(":checked")?.value;
  }

  /** Counted from when it was first asked for, so that a call that is sent again is the same. */
  #inDays(choice) {
    if (this.#counted.choice !== choice) {
      this.#counted = { choice, until: inDays(Number(choice)).toISOString() };
    }
    return this.#counted.until;
  }

  /** Shows what is wrong with the date; an empty text takes it away. @param {string} text */
  showError(text) {
    mark(this.#day, "aria-invalid", text !== "");
    this.#say(text, this.#day);
  }

  #say(text, field) {
    this.#error.hidden = text === "";
    this.#error.textContent = text;
    if (text !== "") {
      field.focus();
    }
  }

  #radio(value, checked, label, hint = "") {
    return h("label", { class: "choice" },
      h("input", { type: "radio", name: this.#name, value, checked, onchange: () => this.showError("") }),
      h("span", { class: "text" }, h("span", {}, label), hint !== "" && h("small", {}, hint)));
  }

  #chooseCustom() {
    this.#custom.querySelector("[type=radio]").checked = true;
  }

  /** What can be chosen now: from the first day that is not over to the last one whose end is not too far away. */
  #limitDays() {
    this.#day.min = isoDay(new Date(Date.now() + MINUTE));
    this.#day.max = isoDay(lastDay(this.#longest));
  }

  #endOfDay() {
    this.#limitDays();
    if (!this.#day.validity.valid || this.#day.value === "") {
      const first = this.#day.min === isoDay(new Date()) ? t.today : date(`${this.#day.min}T12:00`);
      this.showError(t.chooseDay(first, date(lastDay(this.#longest))));
      return undefined;
    }
    const [year, month, day] = this.#day.value.split("-").map(Number);
    return new Date(new Date(year, month - 1, day + 1).getTime() - 1000).toISOString();
  }
}

/** A moment before so many days are over, so that a clock that is seconds ahead does not ask for too much. */
function inDays(days) {
  return new Date(Math.floor((Date.now() + days * DAY) / MINUTE - 1) * MINUTE);
}

/**
 * The last day whose end is less than so many days away. A lifetime is counted in hours, 24 a day, and a day of the calendar
 * may have more or fewer: so it is the day before the one that the lifetime ends in.
 */
function lastDay(days) {
  const end = inDays(days);
  return new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1, NOON);
}

/** A local day as a date field writes it. */
function isoDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
