// The one moment in which a token can be seen.

import { iconButton } from "../ui/buttons.js";
import { h } from "../ui/dom.js";
import { guardLeaving } from "../ui/leaving.js";
import { ask } from "../ui/dialog.js";
import { t } from "../messages/messages.js";

/** A token on the screen. The text is in this view alone, and goes from the page with it. */
export class SecretView {
  #dialog;
  #root;
  #copied = false;
  #text;
  #unguard;
  #said = h("span", { role: "status" });
  // Wherever the copied text begins and ends: a part of the token is of no use.
  #onCopy = () => { this.#copied ||= this.#isSelected(); };

  /**
   * @param {any} root
   * @param {import("../ui/dialog.js").Dialog} dialog which shows it
   * @param {string} token
   */
  constructor(root, dialog, token) {
    this.#root = root;
    this.#dialog = dialog;
    this.#text = h("code", { class: "secret", tabindex: "0" }, token);
    document.addEventListener("copy", this.#onCopy);
    this.#unguard = guardLeaving(() => this.atRisk());
  }

  /** Whether nobody has a copy of it yet. */
  atRisk() {
    return !this.#copied && this.#text.isConnected;
  }

  /** Asks whether it may go, where nobody has a copy. */
  async mayClose() {
    return !this.atRisk() || ask(this.#root, { title: t.closeWithoutCopying, text: t.cannotBeSeenAgain, yes: t.closeWithoutCopyingYes, no: t.goBack, danger: true });
  }

  /** Takes the token off the page. */
  wipe() {
    this.#text.remove();
    this.#text.textContent = "";
    document.removeEventListener("copy", this.#onCopy);
    this.#unguard();
  }

  /**
   * The view.
   *
   * @param {{title: string, steps?: any, facts: any, url: string, onDone: () => void}} parts
   *   `url`: an address of the protected API, to try the token with
   */
  show({ title, steps, facts, url, onDone }) {
    const copyIcon = iconButton("copy", t.copyToken, () => this.#copyAndSay());
    this.#dialog.show({
      title,
      steps,
      body: [
        h("p", { class: "warning" }, t.saveNow),
        h("div", { class: "secret-line" }, this.#text, copyIcon),
        h("p", { class: "hint copied" }, this.#said),
        facts,
        this.#examples(url),
      ],
      primary: { label: t.copyAndClose, run: async () => { await this.#copy(); onDone(); } },
    });
  }

  async #copyAndSay(text = this.#text.textContent, said = t.copied) {
    try {
      await this.#copy(text);
      this.#dialog.problem("");
      this.#said.textContent = said;
    } catch (error) {
      this.#dialog.problem(error.message);
    }
  }

  async #copy(text = this.#text.textContent) {
    try {
      await navigator.clipboard.writeText(text);
      this.#copied ||= text.includes(this.#text.textContent);
    } catch {
      this.#text.focus();
      document.getSelection()?.selectAllChildren(this.#text);
      throw new Error(t.copyByHand);
    }
  }

  /** Whether all of the token is selected. Some browsers tell of a selection inside of a shadow root by that root alone. */
  #isSelected() {
    return [document.getSelection(), this.#text.getRootNode().getSelection?.()]
      .some((selection) => String(selection ?? "").includes(this.#text.textContent));
  }

  /** What to do with the token now. Only the line of a file that nobody shares has the token itself. */
  #examples(url) {
    const curl = `curl -H "Authorization: Bearer $WORKSPACE_TOKEN" '${url}'`;
    return h("details", { class: "examples" }, h("summary", {}, t.howToUse),
      h("p", { class: "hint" }, t.asAPersonalToken, " ", h("code", {}, "Authorization: Bearer <token>")),
      this.#example("curl", curl),
      this.#example(".env", "WORKSPACE_TOKEN=…", () => `WORKSPACE_TOKEN=${this.#text.textContent}`),
      this.#example("GitHub Actions", `- run: ${curl.replace("curl", "curl -fsS")}\n  env:\n    WORKSPACE_TOKEN: \${{ secrets.WORKSPACE_TOKEN }}`));
  }

  #example(name, shown, copied = () => shown) {
    const label = t.copyExample(name);
    return h("figure", {}, h("figcaption", {}, name,
      iconButton("copy", label, () => this.#copyAndSay(copied(), t.copiedExample(name)))),
    h("pre", { tabindex: "0", role: "region", "aria-label": name }, h("code", {}, shown)));
  }
}
