// Dialogs: native modal ones, so that the browser keeps the focus inside and gives it back.

import { button, iconButton } from "./buttons.js";
import { focused, h, mark, present, uniqueId } from "./dom.js";
import { closed, isOnTop, opened, settle, showReadiness, tooEarly } from "./settling.js";
import { t } from "../messages/messages.js";

/**
 * @typedef {object} View
 * @property {string} title
 * @property {any} [steps] what stands between title and body
 * @property {any} body
 * @property {{label: string, run: () => any, disabled?: boolean, danger?: boolean, busy?: string}} [primary]
 * @property {{label: string, run: () => any, danger?: boolean}[]} [others]
 * @property {any} [beside] what stands beside the buttons
 * @property {any} [focus] what gets the focus, else the heading
 */

/**
 * A modal dialog that shows one view after the other.
 *
 * While `run` of the primary button is at work the dialog is busy; what it throws is shown as a sentence, and the focus stays
 * where it was. `mayClose` is asked before the person closes the dialog; `onLeave` is told that they did; `onClose` is
 * told after it closed, however that came.
 *
 * The buttons below a view that has just appeared take no answer yet: see settling.js.
 */
export class Dialog {
  /** @type {any} */
  #view = {};
  #root;
  #heading = h("h2", { id: uniqueId(), tabindex: "-1" });
  #context = h("p", { class: "context" });
  #steps = h("div");
  #body = h("div", { class: "body" });
  #problem = h("p", { class: "problem", role: "alert", hidden: true });
  #busyNote = h("p", { class: "visually-hidden", role: "status" });
  #beside = h("div", { class: "beside" });
  #actions = h("div", { class: "actions" });
  #close = iconButton("close", t.close, () => this.leave());
  #form = h("form", { novalidate: true, autocomplete: "off", onsubmit: (event) => this.#submit(event) });
  #primary = h("button", { type: "submit" });
  #busy = false;
  #asking = false;
  #onKey = (event) => this.#escape(event);
  #onClose;

  /**
   * @param {any} root where the dialog goes: an element or a shadow root
   * @param {{context?: string, mayClose?: () => any, onLeave?: () => void, onClose?: () => void, wide?: boolean}} [options]
   *   `context`: of which workspace it speaks
   */
  constructor(root, { context = "", mayClose = () => true, onLeave = () => this.close(), onClose = () => {}, wide = false } = {}) {
    this.#root = root;
    this.mayClose = mayClose;
    this.onLeave = onLeave;
    this.#onClose = onClose;
    this.#context.textContent = context;
    this.#context.hidden = context === "";
    // Not `header` and `footer`, which are landmarks of the page.
    this.#form.append(h("div", { class: "head" }, h("div", {}, this.#context, this.#heading), this.#close), this.#steps, this.#body, this.#problem,
      h("div", { class: "foot" }, this.#beside, this.#actions), this.#busyNote);
    this.element = h("dialog", { "aria-labelledby": this.#heading.id, class: wide ? "wide" : "", part: "dialog", closedby: "none" }, this.#form);
    // Before the button or the form takes it. Enter in a field is a click on the primary button, too.
    this.#actions.addEventListener("click", (event) => this.#press(event), { capture: true });
    this.element.addEventListener("cancel", (event) => event.preventDefault());
    this.element.addEventListener("close", () => this.#gone());
  }

  /** @returns {boolean} whether it is at work, and an answer is to come */
  get busy() {
    return this.#busy;
  }

  /** @returns {boolean} whether it is shown */
  get open() {
    return this.element.open;
  }

  /**
   * Shows a view; opens the dialog with the first one.
   *
   * @param {View} view
   */
  show(view) {
    this.#view = view;
    this.#heading.textContent = view.title;
    this.#steps.replaceChildren(...present([view.steps]));
    this.#body.replaceChildren(...present([view.body]));
    this.#beside.replaceChildren(...present([view.beside]));
    this.problem("");
    this.#showActions();
    if (!this.element.open) {
      this.#root.append(this.element);
      document.addEventListener("keydown", this.#onKey);
      opened(this.element);
      this.element.showModal();
    }
    (view.focus ?? this.#heading).focus();
    this.#body.scrollTop = 0;
    this.#form.scrollTop = 0;
    settle();
  }

  /**
   * Shows a sentence about what went wrong; an empty one takes it away.
   *
   * @param {string} sentence
   */
  problem(sentence) {
    this.#problem.hidden = sentence === "";
    this.#problem.textContent = sentence;
    this.#problem.scrollIntoView({ block: "nearest" });
  }

  /**
   * Whether the primary button can be pressed.
   *
   * @param {boolean} enabled
   */
  enable(enabled) {
    if (this.#view.primary) {
      this.#view.primary.disabled = !enabled;
      this.#primary.disabled = !enabled;
    }
  }

  /** Closes without asking. */
  close() {
    if (this.element.open) {
      this.element.close();
      // The event comes later than what is to be done about it.
      this.#gone();
    }
  }

  /** Closes as a person would: asks first where something would be lost. Asks once, however often it is called meanwhile. */
  async leave() {
    if (await this.mayLeave()) {
      this.onLeave();
    }
  }

  /** Asks whether the dialog may go, if there is something to ask. False while it is at work, or asks already. */
  async mayLeave() {
    if (this.#busy || this.#asking) {
      return false;
    }
    this.#asking = true;
    try {
      return await this.mayClose();
    } finally {
      this.#asking = false;
    }
  }

  #gone() {
    if (this.element.isConnected) {
      document.removeEventListener("keydown", this.#onKey);
      closed(this.element);
      this.element.remove();
      this.#body.replaceChildren();
      this.#onClose();
    }
  }

  #showActions() {
    const { primary, others = [] } = this.#view;
    const buttons = others.map((other) => button(other.danger ? "danger quiet" : "quiet", other.run, other.label));
    this.#primary = button(primary?.danger ? "danger" : "primary", () => {}, primary?.label ?? "");
    this.#primary.type = "submit";
    this.#primary.disabled = primary?.disabled ?? false;
    this.#actions.replaceChildren(...buttons, ...(primary ? [this.#primary] : []));
  }

  /** What a press brings up may stand in the same place: it waits for a press of its own, here and in a dialog below. */
  #press(event) {
    if (this.#busy || tooEarly(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else {
      settle();
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy || !this.#view.primary || this.#primary.disabled) {
      return;
    }
    const before = focused();
    this.problem("");
    this.#setBusy(true);
    try {
      await this.#view.primary.run();
    } catch (error) {
      this.problem(error.message);
      this.#giveBack(before);
    } finally {
      this.#setBusy(false);
    }
  }

  /** A dialog that is at work is not closed: its answer may be a token that is shown only once. */
  #setBusy(busy) {
    this.#busy = busy;
    mark(this.element, "aria-busy", busy);
    this.#primary.classList.toggle("waiting", busy);
    this.#busyNote.textContent = busy ? t.working : "";
    // Not `disabled`, which would throw out the focus.
    mark(this.#close, "aria-disabled", busy);
    showReadiness();
  }

  /** The focus is never lost: where what had it cannot have it any more, the heading gets it. */
  #giveBack(before) {
    const usable = (element) => element !== null && this.element.contains(element) && !element.disabled;
    if (!usable(focused())) {
      (usable(before) ? before : this.#heading).focus();
    }
  }

  /** Wherever the focus is: a click on plain text leaves it nowhere. Not the Escape that ends the choice of a character. */
  #escape(event) {
    if (event.key === "Escape" && !event.isComposing && isOnTop(this.element)) {
      // Pressed twice, Escape would close without asking.
      event.preventDefault();
      this.leave();
    }
  }
}

/**
 * Asks, and tells whether the answer was yes.
 *
 * @param {any} root where the question goes
 * @param {{title: string, text: any, yes: string, no?: string, danger?: boolean, run?: () => any}} question
 *   `run`: what a yes does before the question goes: where that fails, it says why, and can be answered again
 * @returns {Promise<boolean>}
 */
export function ask(root, { title, text, yes, no = t.cancel, danger = false, run = () => {} }) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = new Dialog(root, { onClose: () => resolve(answer) });
    dialog.show({
      title,
      body: typeof text === "string" ? h("p", {}, text) : text,
      primary: {
        label: yes,
        danger,
        run: async () => {
          await run();
          answer = true;
          dialog.close();
        },
      },
      others: [{ label: no, run: () => dialog.close() }],
    });
  });
}
