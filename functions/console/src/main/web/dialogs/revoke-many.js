// Revoke the tokens that are chosen in the list.

import { t } from "../messages/messages.js";
import { h } from "../ui/dom.js";
import { Flow } from "./flow.js";
import { named } from "./token-flow.js";

/** So many tokens does one call take. */
const BATCH = 100;

export class RevokeManyFlow extends Flow {
  #chosen;
  #onRevoked;

  /**
   * @param {import("./flow.js").Context} context
   * @param {import("../element/places.js").Place} place
   * @param {Map<string, string>} chosen the names of the tokens, by their ids
   * @param {() => void} onRevoked
   */
  constructor(context, place, chosen, onRevoked) {
    super(context, place, { wide: false });
    this.#chosen = chosen;
    this.#onRevoked = onRevoked;
    const one = [...chosen.values()][0];
    this.dialog.show({
      title: chosen.size === 1 ? t.revokeTitle(one) : t.revokeManyTitle(chosen.size),
      body: [h("p", {}, chosen.size === 1 ? t.revokeText : t.revokeManyText),
        h("ul", { class: "names", tabindex: "0", "aria-label": t.chosenTokens }, [...chosen].map(([id, name]) => h("li", {}, named({ id, name }))))],
      primary: { label: chosen.size === 1 ? t.revokeYes : t.revokeManyYes(chosen.size), danger: true, run: () => this.#revoke() },
      others: [{ label: t.cancel, run: () => this.dialog.leave() }],
    });
  }

  /** A call revokes as many as it has time for: the same ones are named until none is left. */
  async #revoke() {
    const { api, workspace, toasts } = this.context;
    const ids = [...this.#chosen.keys()];
    const name = [...this.#chosen.values()][0];
    let revoked = 0;
    // Where a call fails, those before it are revoked.
    this.unknown = true;
    for (let at = 0; at < ids.length; at += BATCH) {
      let answer;
      do {
        answer = await api.revokeMany(workspace.slug, ids.slice(at, at + BATCH));
        revoked += answer.revoked;
      } while (answer.remaining > 0);
    }
    this.#onRevoked();
    this.leave();
    toasts.say(ids.length === 1 ? (revoked === 1 ? t.wasRevoked(name) : t.wasGone(name)) : t.wereRevoked(revoked, ids.length - revoked));
  }
}
