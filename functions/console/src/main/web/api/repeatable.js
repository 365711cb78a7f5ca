// A call whose answer may be lost, and is then asked for again.

/** Gives the key under which a call is sent: the same one for the same body, so that sending it again makes nothing twice. */
export class Repeatable {
  #body;
  #key;

  /** @param {{body: string, key: string}} [draft] what was sent before, as `draft()` gave it */
  constructor(draft) {
    this.#body = draft?.body;
    this.#key = draft?.key;
  }

  /** What was sent, to be kept for later: whoever loses the answer by a reload can still ask again. */
  draft() {
    return this.#key === undefined ? undefined : { body: this.#body, key: this.#key };
  }

  /**
   * @param {any} body
   * @returns {string}
   */
  keyOf(body) {
    const sent = JSON.stringify(body);
    if (sent !== this.#body || this.#key === undefined) {
      this.#body = sent;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }
}
