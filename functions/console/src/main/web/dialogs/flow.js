// What all dialogs with an address have in common.

import { Draft } from "../element/drafts.js";
import { pageOf, path } from "../element/places.js";
import { t } from "../messages/messages.js";
import { ask, Dialog } from "../ui/dialog.js";
import { guardLeaving } from "../ui/leaving.js";
import { SecretView } from "./secret-view.js";

/**
 * What a dialog works with.
 *
 * @typedef {object} Context
 * @property {any} root where dialogs go
 * @property {import("../api/management-api.js").ManagementApi} api
 * @property {import("../element/navigation.js").Navigation} navigation
 * @property {import("../ui/toasts.js").Toasts} toasts
 * @property {any} workspace of which it speaks
 * @property {any[]} roles the access policy's
 * @property {any} limits the longest lifetime, and whether there is a longer one
 * @property {string} exampleUrl
 * @property {(name: string, detail: any) => void} emit tells the page around what happened
 * @property {() => void} changed the tokens may be other ones now
 * @property {(place: import("../element/places.js").Place) => void} moveTo leads elsewhere, in place of where somebody is
 */

/**
 * A dialog with an address: it can be reloaded, and Back is a step back in it. What is entered is kept as a draft until it is
 * sent or given up.
 */
export class Flow {
  /** @type {Dialog} */
  dialog;
  /** @type {Draft} */
  draft;
  /** Whether a change was sent of which nobody knows what became of it. */
  unknown = false;
  /** @type {SecretView | undefined} the token that is shown, once one is */
  secret;
  #unguard;

  /**
   * @param {Context} context
   * @param {import("../element/places.js").Place} place
   * @param {{wide?: boolean}} [options]
   */
  constructor(context, place, { wide = true } = {}) {
    this.context = context;
    this.place = place;
    this.draft = new Draft(place.workspace, place.dialog ?? "", place.token ?? "");
    this.dialog = new Dialog(context.root, {
      context: context.workspace.title,
      wide,
      mayClose: () => this.mayClose(),
      onLeave: () => this.leave(),
    });
    this.#unguard = guardLeaving(() => this.entered() !== undefined, { kept: true });
    const keep = () => setTimeout(() => this.#keep());
    this.dialog.element.addEventListener("input", keep);
    this.dialog.element.addEventListener("change", keep);
  }

  /** What to ask before what was entered is given up; undefined where nothing was. @returns {{title: string, text: string} | undefined} */
  discarding() {
    return undefined;
  }

  /** What is entered, to be kept as a draft; undefined for nothing. @returns {any} */
  entered() {
    return undefined;
  }

  /** Whether something would be lost if the dialog went. */
  atRisk() {
    return this.secret?.atRisk() ?? this.discarding() !== undefined;
  }

  /** Asks before that. @returns {Promise<boolean>} */
  async mayClose() {
    if (this.secret) {
      return this.secret.mayClose();
    }
    const question = this.discarding();
    return question === undefined || ask(this.context.root, { ...question, yes: t.discard, no: t.goBack, danger: true });
  }

  /**
   * Shows a token that was just made. It has no address of its own: a reload leads to what is left of it.
   *
   * @param {string} token
   * @param {any} record
   * @param {{title: string, steps?: any, facts: any, event: string, said: string, query?: Record<string, string>}} parts
   *   `event`: what the page around is told; `said`: what is said in the end
   */
  reveal(token, record, { title, steps, facts, event, said, query = this.place.query }) {
    this.draft.clear();
    this.unknown = false;
    this.place = { ...this.place, step: "saved", query };
    this.context.navigation.replace(path(this.place));
    this.secret = new SecretView(this.context.root, this.dialog, token);
    this.secret.show({
      title, steps, facts, url: this.context.exampleUrl,
      onDone: () => {
        this.leave();
        this.context.toasts.say(said);
      },
    });
    this.context.emit(event, record);
    this.context.changed();
  }

  /** Shows the step that the address says. @param {import("../element/places.js").Place} place */
  to(place) {
    this.place = place;
  }

  /** Stops what is under way: the dialog is gone. */
  stop() {
    this.secret?.wipe();
    if (this.unknown) {
      this.context.changed();
    }
  }

  /** Takes the dialog off the page, without a word. */
  close() {
    this.#unguard();
    this.stop();
    this.dialog.close();
  }

  /** Gives up what was entered, closes, and leads back to the page. */
  leave() {
    this.draft.clear();
    this.close();
    this.context.navigation.close(path(pageOf(this.place)));
  }

  /** @param {string | undefined} step */
  step(step) {
    this.place = { ...this.place, step };
    this.context.navigation.step(path(this.place));
  }

  #keep() {
    const entered = this.dialog.open ? this.entered() : undefined;
    if (entered !== undefined) {
      this.draft.write(entered);
    }
  }
}
