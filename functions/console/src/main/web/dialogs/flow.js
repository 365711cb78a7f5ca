// What all dialogs with an address have in common.

import { Dialog } from "../ui/dialog.js";
import { Draft } from "../element/drafts.js";
import { pageOf, path } from "../element/places.js";
import { guardLeaving } from "../ui/leaving.js";

/**
 * What a dialog works with.
 *
 * @typedef {object} Context
 * @property {any} root where dialogs go
 * @property {import("../api/management-api.js").ManagementApi} api
 * @property {import("../element/navigation.js").Navigation} navigation
 * @property {import("../ui/toasts.js").Toasts} toasts
 * @property {any} workspace of which it speaks
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

  /** Whether something would be lost if the dialog went. */
  atRisk() {
    return false;
  }

  /** Asks before that. @returns {Promise<boolean> | boolean} */
  mayClose() {
    return true;
  }

  /** What is entered, to be kept as a draft; undefined for nothing. @returns {any} */
  entered() {
    return undefined;
  }

  /** Shows the step that the address says. @param {import("../element/places.js").Place} place */
  to(place) {
    this.place = place;
  }

  /** Stops what is under way: the dialog is gone. */
  stop() {}

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
