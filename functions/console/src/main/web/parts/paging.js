// Previous and next.

import { button } from "../ui/buttons.js";
import { h } from "../ui/dom.js";
import { t } from "../messages/messages.js";

export class Paging {
  #previous;
  #next;

  /** @param {(by: number) => void} onTurn */
  constructor(onTurn) {
    this.#previous = button("quiet", () => onTurn(-1), t.previous);
    this.#next = button("quiet", () => onTurn(1), t.nextPage);
    this.element = h("nav", { class: "paging", "aria-label": t.pages, hidden: true }, this.#previous, this.#next);
  }

  /** A page is on its way. */
  wait() {
    this.#previous.disabled = true;
    this.#next.disabled = true;
  }

  /**
   * @param {boolean} before whether there is a page before
   * @param {boolean} behind whether there is one behind
   */
  show(before, behind) {
    this.#previous.disabled = !before;
    this.#next.disabled = !behind;
    this.element.hidden = !before && !behind;
  }
}

/** Where somebody is among the pages that cursors lead to. */
export class Cursors {
  #before = [];
  #here = "";
  #next;

  /** The cursor of the page that is shown; empty for the first one. */
  get here() {
    return this.#here;
  }

  get hasBefore() {
    return this.#before.length > 0;
  }

  get hasNext() {
    return this.#next !== undefined;
  }

  /** @param {string | undefined} next the cursor of the page behind this one */
  read(next) {
    this.#next = next;
  }

  /** @param {number} by one page on or one back */
  turn(by) {
    if (by > 0 && this.#next !== undefined) {
      this.#before.push(this.#here);
      this.#here = this.#next;
    } else if (by < 0) {
      this.#here = this.#before.pop() ?? "";
    }
    this.#next = undefined;
  }
}
