// What dialogs about one token have in common: they look at it first, and look again where somebody changed it meanwhile.

import { t } from "../messages/messages.js";
import { h } from "../ui/dom.js";
import { Flow } from "./flow.js";

const CHANGED = [409, 412];

export class TokenFlow extends Flow {
  #reading = new AbortController();

  /**
   * @param {import("./flow.js").Context} context
   * @param {import("../element/places.js").Place} place
   * @param {any} record the token, where it is known already
   * @param {{wide?: boolean}} [options]
   */
  constructor(context, place, record, options) {
    super(context, place, options);
    this.record = record;
  }

  /** Shows the dialog; reads the token first where it is not known. */
  async start() {
    if (this.record) {
      this.shown(this.record);
      return;
    }
    this.dialog.show({ title: t.loading, body: [], primary: { label: t.tryAgain, run: () => this.#read() } });
    await this.#read().catch((error) => this.#reading.signal.aborted || this.dialog.problem(error.message));
  }

  /** Shows the token as it is. @param {any} _record */
  shown(_record) {}

  stop() {
    super.stop();
    this.#reading.abort();
  }

  /**
   * What to say of a call that failed. Where somebody changed the token meanwhile it is read anew, so that the same call can be made
   * once more; what was entered stays.
   *
   * @param {any} error
   */
  async failed(error) {
    this.unknown ||= error.unknown === true;
    if (CHANGED.includes(error.status)) {
      const { workspace, id } = this.record;
      const fresh = await this.context.api.token(workspace, id, this.#reading.signal).catch(() => undefined);
      if (fresh) {
        Object.assign(this.record, fresh);
        this.context.changed();
      }
    }
    if (error.gone) {
      this.context.changed();
    }
    return error;
  }

  async #read() {
    this.record = await this.context.api.token(this.place.workspace, this.place.token ?? "", this.#reading.signal);
    this.shown(this.record);
  }
}

/** A token that a dialog is about, by name and id: names may be the same. @param {{name: string, id: string}} token */
export function named({ name, id }) {
  return [h("strong", {}, name), " ", h("code", {}, id)];
}
