// When a token expires: in so many days, at the end of a day, or never where the deployment allows it.

import { h, mark, uniqueId } from "./dom.js";
import { date } from "./format.js";

const DAY = 86_400_000;
const CHOICES = [[30, "30 days"], [60, "60 days"], [90, "90 days"], [365, "1 year"]];
const USUAL = 90;

export class ExpirationPicker {
  #name = uniqueId();
  #longest;
  #day;
  #custom;
  #error = h("p", { class: "field-error", id: uniqueId(), role: "alert", hidden: true });

  constructor(config) {
    this.#longest = config.max_lifetime_days;
    const choices = CHOICES.filter(([days]) => days <= this.#longest);
    const usual = choices.findLast(([days]) => days <= USUAL)?.[0] ?? "custom";
    this.#day = h("input", {
      type: "date", "aria-label": "Expiration date", "aria-describedby": this.#error.id, min: isoDay(new Date()), max: isoDay(this.#lastDay()),
      value: isoDay(this.#lastDay(USUAL + 1)), oninput: () => this.showError(""), onfocus: () => this.#chooseCustom(),
    });
    this.#custom = this.#radio("custom", usual === "custom", "Custom date");
    this.#custom.append(this.#day);
    this.element = h("fieldset", { class: "choices expiration-choices" }, h("legend", {}, "Expiration"),
      choices.map(([days, label]) => this.#radio(String(days), days === usual, label, date(inDays(days)))),
      config.allow_never_expire && this.#radio("never", false, "Never", "Until you revoke it"),
      this.#custom, this.#error);
  }

  /** An instant, null for never, or undefined when nothing valid is chosen: then an error shows, and has the focus. */
  value() {
    const choice = this.element.querySelector(":checked").value;
    if (choice === "never") {
      return null;
    }
    return choice === "custom" ? this.#endOfDay() : inDays(Number(choice)).toISOString();
  }

  /** Shows what is wrong with the date; an empty text takes it away. */
  showError(text) {
    this.#error.hidden = text === "";
    this.#error.textContent = text;
    mark(this.#day, "aria-invalid", text !== "");
    if (text !== "") {
      this.#day.focus();
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

  #endOfDay() {
    if (!this.#day.validity.valid || this.#day.value === "") {
      this.showError(`Choose a day from today to ${date(this.#lastDay())}.`);
      return undefined;
    }
    const [year, month, day] = this.#day.value.split("-").map(Number);
    return new Date(new Date(year, month - 1, day + 1).getTime() - 1000).toISOString();
  }

  /** The last day whose end is not too far away. */
  #lastDay(days = this.#longest) {
    return new Date(Date.now() + (Math.min(days, this.#longest) - 1) * DAY);
  }
}

/** To the minute, so that a clock that is seconds ahead does not ask for too much. */
function inDays(days) {
  const minute = 60_000;
  return new Date(Math.floor((Date.now() + days * DAY) / minute - 1) * minute);
}

/** A local day as a date field writes it. */
function isoDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
