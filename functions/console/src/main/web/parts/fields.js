// The texts that a token has: its name, what it is for, and where it may be used from.

import { h, mark, uniqueId } from "../ui/dom.js";
import { number } from "../ui/format.js";
import { t } from "../messages/messages.js";

/** As the service counts them: characters, not the units of two bytes in which browsers count. */
const LONGEST_NAME = 100;
const LONGEST_DESCRIPTION = 500;
const MOST_SOURCES = 50;

class Field {
  /** @param {{label: string, hint?: string, input: any}} parts */
  constructor({ label, hint = "", input }) {
    this.input = input;
    this.hint = h("p", { class: "hint", id: uniqueId(), hidden: hint === "" }, hint);
    this.error = h("p", { class: "field-error", id: uniqueId(), role: "alert", hidden: true });
    input.id = uniqueId();
    input.setAttribute("aria-describedby", `${this.hint.id} ${this.error.id}`);
    input.addEventListener("input", () => this.showError(""));
    this.element = h("div", { class: "field" }, h("label", { for: input.id }, label), input, this.hint, this.error);
  }

  /** Shows what is wrong; an empty text takes it away. @param {string} text */
  showError(text) {
    this.error.hidden = text === "";
    this.error.textContent = text;
    mark(this.input, "aria-invalid", text !== "");
    if (text !== "") {
      this.input.focus();
      this.error.scrollIntoView({ block: "nearest" });
    }
  }

  /** Says that a text is too long, with both numbers. */
  tooLong(length, longest) {
    const wrong = length > longest;
    this.showError(wrong ? t.tooLong(number(length), number(longest)) : "");
    return wrong;
  }
}

/** A token's name. */
export class NameField extends Field {
  /** @param {string} [initial] */
  constructor(initial = "") {
    super({ label: t.name, input: h("input", { type: "text", required: true, autocomplete: "off", placeholder: t.nameExample }) });
    this.input.value = initial;
  }

  value() {
    return this.input.value.trim();
  }

  /** Whether there is one that fits; if not, says so. */
  check() {
    if (this.value() === "") {
      this.showError(t.nameMissing);
      return false;
    }
    return !this.tooLong([...this.value()].length, LONGEST_NAME);
  }
}

/** What a token is for, so that people know it later. */
export class DescriptionField extends Field {
  /** @param {string} [initial] */
  constructor(initial = "") {
    super({ label: t.description, input: h("textarea", { rows: "2", placeholder: t.descriptionExample }) });
    this.input.value = initial;
  }

  value() {
    return this.input.value.trim();
  }

  check() {
    return !this.tooLong([...this.value()].length, LONGEST_DESCRIPTION);
  }
}

/** The addresses that a token may be used from, one in each line. */
export class SourcesField extends Field {
  /** @param {string[]} [initial] */
  constructor(initial = []) {
    super({ label: t.sources, hint: t.sourcesHint, input: h("textarea", { rows: "2", spellcheck: "false", placeholder: "192.0.2.0/24" }) });
    this.input.value = initial.join("\n");
  }

  /** @returns {string[]} */
  value() {
    return this.input.value.split(/[\s,]+/).filter((source) => source !== "");
  }

  check() {
    const wrong = this.value().length > MOST_SOURCES;
    this.showError(wrong ? t.tooManySources(MOST_SOURCES) : "");
    return !wrong;
  }
}
