// Dialogs: native modal ones, so that the browser keeps the focus inside and gives it back.

import { h, hidden, icon, mark, uniqueId } from "./dom.js";
import { settle, showReadiness, tooEarly } from "./settling.js";

/**
 * A modal dialog that shows one view after the other.
 *
 * A view is `{title, steps, body, primary: {label, run, disabled, danger}, others: [{label, run, danger}], focus}`. While `run` of
 * the primary button is at work the dialog is busy; what it throws is shown as a sentence, and the focus stays where it
 * was. `mayClose` is asked before the person closes the dialog; `onClose` is told after it closed, however that came.
 *
 * The buttons below a view that has just appeared take no answer yet: see settling.js.
 */
export class Dialog {
  #view = {};
  #heading = h("h2", { id: uniqueId(), tabindex: "-1" });
  #steps = h("div");
  #body = h("div", { class: "body" });
  #problem = h("p", { class: "problem", role: "alert", hidden: true });
  #actions = h("footer");
  #close = h("button", { type: "button", class: "icon-button", title: "Close", onclick: () => this.leave() }, icon("close"), hidden("Close"));
  #form = h("form", { novalidate: true, autocomplete: "off", onsubmit: (event) => this.#submit(event) });
  #primary = h("button", { type: "submit" });
  #busy = false;
  #asking = false;
  #onKey = (event) => this.#escape(event);

  constructor({ mayClose = () => true, onClose = () => {}, wide = false } = {}) {
    this.mayClose = mayClose;
    this.#form.append(h("header", {}, this.#heading, this.#close), this.#steps, this.#body, this.#problem, this.#actions);
    this.element = h("dialog", { "aria-labelledby": this.#heading.id, class: wide ? "wide" : "", closedby: "none" }, this.#form);
    // Before the button or the form takes it. Enter in a field is a click on the primary button, too.
    this.#actions.addEventListener("click", (event) => this.#press(event), { capture: true });
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leave();
    });
    this.element.addEventListener("close", () => {
      document.removeEventListener("keydown", this.#onKey);
      this.element.remove();
      this.#body.replaceChildren();
      onClose();
    });
  }

  /** Shows a view; opens the dialog with the first one. */
  show(view) {
    this.#view = view;
    this.#heading.textContent = view.title;
    this.#steps.replaceChildren(...(view.steps ? [view.steps] : []));
    this.#body.replaceChildren(...[view.body].flat());
    this.problem("");
    this.#showActions();
    if (!this.element.open) {
      document.body.append(this.element);
      document.addEventListener("keydown", this.#onKey);
      this.element.showModal();
    }
    (view.focus ?? this.#heading).focus();
    this.#body.scrollTop = 0;
    this.#form.scrollTop = 0;
    settle();
  }

  /** Shows a sentence about what went wrong; an empty one takes it away. */
  problem(sentence) {
    this.#problem.hidden = sentence === "";
    this.#problem.textContent = sentence;
    this.#problem.scrollIntoView({ block: "nearest" });
  }

  /** Whether the primary button can be pressed. */
  enable(enabled) {
    this.#view.primary.disabled = !enabled;
    this.#primary.disabled = !enabled;
  }

  /** Closes without asking. */
  close() {
    this.element.close();
  }

  /** Closes as a person would: asks first where something would be lost. Asks once, however often it is called meanwhile. */
  async leave() {
    if (this.#busy || this.#asking) {
      return;
    }
    this.#asking = true;
    const sure = await this.mayClose();
    this.#asking = false;
    if (sure) {
      this.close();
    }
  }

  #showActions() {
    const { primary, others = [] } = this.#view;
    const buttons = others.map((other) => h("button", { type: "button", class: other.danger ? "danger quiet" : "quiet", onclick: () => other.run() }, other.label));
    this.#primary = h("button", { type: "submit", class: primary?.danger ? "danger" : "primary" }, primary?.label ?? "");
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
    const focused = document.activeElement;
    this.problem("");
    this.#setBusy(true);
    try {
      await this.#view.primary.run();
    } catch (error) {
      this.problem(error.message);
      this.#giveBack(focused);
    } finally {
      this.#setBusy(false);
    }
  }

  /** A dialog that is at work is not closed: its answer may be a token that is shown only once. */
  #setBusy(busy) {
    this.#busy = busy;
    mark(this.element, "aria-busy", busy);
    // Not `disabled`, which would throw out the focus.
    mark(this.#close, "aria-disabled", busy);
    showReadiness();
  }

  /** The focus is never lost: where what had it cannot have it any more, the heading gets it. */
  #giveBack(focused) {
    const usable = (element) => this.element.contains(element) && !element.disabled;
    if (!usable(document.activeElement)) {
      (usable(focused) ? focused : this.#heading).focus();
    }
  }

  /** Wherever the focus is: a click on plain text leaves it nowhere. */
  #escape(event) {
    const top = [...document.querySelectorAll("dialog[open]")].at(-1);
    if (event.key === "Escape" && top === this.element) {
      // Pressed twice, Escape would close without asking.
      event.preventDefault();
      this.leave();
    }
  }
}

/**
 * Asks, and tells whether the answer was yes.
 *
 * @param run what a yes does before the question goes: where that fails, it says why, and can be answered again
 */
export function ask({ title, text, yes, no = "Cancel", danger = false, run = () => {} }) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = new Dialog({ onClose: () => resolve(answer) });
    dialog.show({
      title,
      body: h("p", {}, text),
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

/** The access token is no longer accepted: nothing but signing in again helps. */
export function sessionOver(signIn) {
  if (document.querySelector("dialog.session-over")) {
    return;
  }
  const dialog = new Dialog({ mayClose: () => false });
  dialog.element.classList.add("session-over");
  dialog.show({
    title: "Your session is over",
    body: h("p", {}, "Sign in again to go on. You come back to this page."),
    primary: { label: "Sign in again", run: signIn },
  });
}
