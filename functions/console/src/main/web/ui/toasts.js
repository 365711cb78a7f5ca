// Says what just happened, to eyes and screen readers alike.

import { iconButton } from "./buttons.js";
import { h, icon } from "./dom.js";
import { t } from "../messages/messages.js";

const LONG_ENOUGH = 6000;

/** What went well goes by itself; what did not stays until somebody takes it away. */
export class Toasts {
  element = h("div", { class: "toast", part: "toast", popover: "manual", role: "status" });
  #vanishing;

  /** @param {string} text */
  say(text) {
    this.#show(text, "good");
    this.#vanishing = setTimeout(() => this.clear(), LONG_ENOUGH);
  }

  /** @param {string} text what went wrong */
  warn(text) {
    this.#show(text, "bad");
  }

  /** Takes away what is said: it belongs to another page. */
  clear() {
    clearTimeout(this.#vanishing);
    this.element.replaceChildren();
    if (this.element.matches(":popover-open")) {
      this.element.hidePopover();
    }
  }

  #show(text, kind) {
    this.clear();
    this.element.className = `toast ${kind}`;
    // On top of a dialog that is open: the last one to be shown is.
    this.element.showPopover();
    this.element.append(icon(kind === "good" ? "check" : "alert"), h("span", {}, text),
      iconButton("close", t.dismiss, () => this.clear()));
  }
}
