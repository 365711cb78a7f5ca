// A call whose answer may be lost, and is then asked for again.

/** Gives the key under which a call is sent: the same one for the same body, so that sending it again makes nothing twice. */
export class Repeatable {
  #body;
  #key;

  keyOf(body) {
    const sent = JSON.stringify(body);
    if (sent !== this.#body) {
      this.#body = sent;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }
}
