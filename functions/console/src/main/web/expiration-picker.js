// When a token expires: in so many days, at the end of a day, or never where the deployment allows it.

import { h, mark, uniqueId } from "./dom.js";
import { count, date } from "./format.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No clock is changed at noon. */
const NOON = 12;
const CHOICES = [[30, "30 days"], [60, "60 days"], [90, "90 days"], [365, "1 year"]];
const USUAL = 90;

export class ExpirationPicker {
  #name = uniqueId();
  #longest;
  #day;
  #custom;
  #counted = {};
  #error = h("p", { class: "field-error", id: uniqueId(), role: "alert", hidden: true });

  /** @param usual whether the usual lifetime is chosen at first; else the person has to choose */
  constructor(config, { usual = true } = {}) {
    this.#longest = config.max_lifetime_days;
    const fitting = CHOICES.filter(([days]) => days <= this.#longest);
    const choices = fitting.length > 0 ? fitting : [[this.#longest, count(this.#longest, "day")]];
    const first = usual ? choices.findLast(([days]) => days <= USUAL)[0] : undefined;
    this.#day = h("input", {
      type: "date", "aria-label": "Expiration date", "aria-describedby": this.#error.id,
      value: usual && isoDay(lastDay(Math.min(USUAL + 1, this.#longest))), onclick: () => this.#chooseCustom(), onfocus: () => this.#limitDays(),
      oninput: () => {
        this.#chooseCustom();
        this.showError("");
      },
    });
    this.#limitDays();
    this.#custom = this.#radio("custom", false, "Custom date");
    this.#custom.append(this.#day);
    this.element = h("fieldset", { class: "choices expiration-choices" }, h("legend", {}, "Expiration"),
      choices.map(([days, label]) => this.#radio(String(days), days === first, label, date(inDays(days)))),
      config.allow_never_expire && this.#radio("never", false, "Never", "Until you revoke it"),
      this.#custom, this.#error);
  }

  /** An instant, null for never, or undefined when nothing valid is chosen: then an error shows, and has the focus. */
  value() {
    const choice = this.element.querySelector(":checked")?.value;
    if (choice === undefined) {
      this.#say("Choose when the token expires.", this.element.querySelector("input"));
      return undefined;
    }
    if (choice === "never") {
      return null;
    }
    return choice === "custom" ? this.#endOfDay() : this.#inDays(choice);
  }

  /** Counted from when it was first asked for, so that a call that is sent again is the same. */
  #inDays(choice) {
    if (this.#counted.choice !== choice) {
      this.#counted = { choice, until: inDays(Number(choice)).toISOString() };
    }
    return this.#counted.until;
  }

  /** Shows what is wrong with the date; an empty text takes it away. */
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

  #radio(value, checked, label, hint) {
    return h("label", { class: "choice" },
      h("input", { type: "radio", name: this.#name, value, checked, onchange: () => this.showError("") }),
      h("span", { class: "text" }, h("span", {}, label), hint && h("small", {}, hint)));
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
      const first = this.#day.min === isoDay(new Date()) ? "today" : date(`${this.#day.min}T12:00`);
      this.showError(`Choose a day from ${first} to ${date(lastDay(this.#longest))}.`);
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
