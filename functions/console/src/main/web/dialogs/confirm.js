// Questions about one token: revoke, disable, enable, end the old secret.

import { t } from "../messages/messages.js";
import { h } from "../ui/dom.js";
import { moment } from "../ui/format.js";
import { named, TokenFlow } from "./token-flow.js";

/** What each question says and does. */
const QUESTIONS = {
  revoke: {
    title: (record) => t.revokeTitle(record.name),
    text: () => t.revokeText,
    yes: () => t.revokeYes,
    danger: true,
    ends: true,
    run: (api, record) => api.revoke(record),
    done: (record) => t.wasRevoked(record.name),
  },
  disable: {
    title: (record) => t.disableTitle(record.name),
    text: () => t.disableText,
    yes: () => t.disableYes,
    danger: true,
    run: (api, record) => api.update(record, { disabled: true }),
    done: (record) => t.wasDisabled(record.name),
  },
  enable: {
    title: (record) => t.enableTitle(record.name),
    text: () => t.enableText,
    yes: () => t.enableYes,
    danger: false,
    run: (api, record) => api.update(record, { disabled: false }),
    done: (record) => t.wasEnabled(record.name),
  },
  "end-overlap": {
    title: (record) => t.endOverlapTitle(record.name),
    text: (record) => (record.former === null ? t.noOverlap : t.endOverlapText(moment(record.former.until))),
    yes: () => t.endOverlapYes,
    danger: true,
    run: (api, record) => api.endOverlap(record),
    done: (record) => t.overlapEnded(record.name),
  },
};

export class ConfirmFlow extends TokenFlow {
  /**
   * @param {import("./flow.js").Context} context
   * @param {import("../element/places.js").Place} place
   * @param {any} record
   */
  constructor(context, place, record) {
    super(context, place, record, { wide: false });
  }

  shown(record) {
    const question = QUESTIONS[this.place.dialog ?? ""];
    this.dialog.show({
      title: question.title(record),
      body: [h("p", {}, question.text(record)), h("p", { class: "about" }, named(record))],
      primary: { label: question.yes(), danger: question.danger, run: () => this.#run(question, record) },
      others: [{ label: t.cancel, run: () => this.dialog.leave() }],
    });
  }

  async #run(question, record) {
    let gone = false;
    try {
      await question.run(this.context.api, record);
    } catch (error) {
      if (!error.gone) {
        throw await this.failed(error);
      }
      gone = true;
    }
    this.unknown = false;
    if (question.ends || gone) {
      // There is nothing to come back to.
      this.context.moveTo({ workspace: this.place.workspace, page: "tokens" });
    } else {
      this.leave();
      this.context.changed();
    }
    this.context.toasts.say(gone ? t.wasGone(record.name) : question.done(record));
  }
}
