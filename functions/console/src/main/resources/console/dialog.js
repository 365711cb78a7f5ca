// Dialogs: native modal ones, so that the browser keeps the focus inside and gives it back.

import { h, hidden, icon, mark, uniqueId } from "./dom.js";

/**
 * A modal dialog that shows one view after the other.
 *
 * A view is `{title, steps, body, primary: {label, run, disabled, danger}, others: [{label, run, danger}], focus}`. While `run` of
 * the primary button is at work the dialog is busy; what it throws is shown as a sentence. `mayClose` is asked before
 * the person closes the dialog; `onClose` is told after it closed, however that came.
 */
export class Dialog {
  #view = {};
  #heading = h("h2", { id: uniqueId(), tabindex: "-1" });
  #steps = h("div");
  #body = h("div", { class: "body" });
  #problem = h("p", { class: "problem", role: "alert", hidden: true });
  #actions = h("footer");
  #close = h("button", { type: "button", class: "icon-button", title: "Close", onclick: () => this.#leave() }, icon("close"), hidden("Close"));
  #form = h("form", { novalidate: true, autocomplete: "off", onsubmit: (event) => this.#submit(event) });
  #primary = h("button", { type: "submit" });
  #busy = false;

  constructor({ mayClose = () => true, onClose = () => {}, wide = false } = {}) {
    this.mayClose = mayClose;
    this.#form.append(h("header", {}, this.#heading, this.#close), this.#steps, this.#body, this.#problem, this.#actions);
    this.element = h("dialog", { "aria-labelledby": this.#heading.id, class: wide ? "wide" : "", closedby: "none" }, this.#form);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#leave();
    });
    this.element.addEventListener("close", () => {
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
      this.element.showModal();
    }
    (view.focus ?? this.#heading).focus();
    this.#body.scrollTop = 0;
  }

  /** Shows a sentence about what went wrong; an empty one takes it away. */
  problem(sentence) {
    this.#problem.hidden = sentence === "";
    this.#problem.textContent = sentence;
  }

  /** Whether the primary button can be pressed. */
  enable(enabled) {
    this.#view.primary.disabled = !enabled;
    this.#primary.disabled = !enabled || this.#busy;
  }

  /** Closes without asking. */
  close() {
    this.element.close();
  }

  #showActions() {
    const { primary, others = [] } = this.#view;
    const buttons = others.map((other) => h("button", { type: "button", class: other.danger ? "danger quiet" : "quiet", onclick: () => other.run() }, other.label));
    this.#primary = h("button", { type: "submit", class: primary?.danger ? "danger" : "primary" }, primary?.label ?? "");
    this.#primary.disabled = primary?.disabled ?? false;
    this.#actions.replaceChildren(...buttons, ...(primary ? [this.#primary] : []));
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy || !this.#view.primary || this.#primary.disabled) {
      return;
    }
    this.problem("");
    this.#setBusy(true);
    try {
      await this.#view.primary.run();
    } catch (error) {
      this.problem(error.message);
    } finally {
      this.#setBusy(false);
    }
  }

  /** A dialog that is at work is not closed: its answer may be a token that is shown only once. */
  #setBusy(busy) {
    this.#busy = busy;
    mark(this.element, "aria-busy", busy);
    this.#close.disabled = busy;
    this.#actions.querySelectorAll("button").forEach((button) => {
      button.disabled = busy || (button === this.#primary && (this.#view.primary?.disabled ?? false));
    });
  }

  #onKey(event) {
    if (event.key === "Escape" && event.target.closest("dialog") === this.element) {
      // Pressed twice, Escape would close without asking.
      event.preventDefault();
      this.#leave();
    }
  }

  async #leave() {
    if (!this.#busy && await this.mayClose()) {
      this.close();
    }
  }
}

/** Asks, and tells whether the answer was yes. */
export function ask({ title, text, yes, no = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = new Dialog({ onClose: () => resolve(answer) });
    dialog.show({
      title,
      body: h("p", {}, text),
      primary: {
        label: yes,
        danger,
        run: () => {
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
