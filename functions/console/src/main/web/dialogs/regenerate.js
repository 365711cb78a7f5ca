// Regenerate: a new expiration date and a new token, with the exact same apps and roles.

import { ofField } from "../api/problems.js";
import { Repeatable } from "../api/repeatable.js";
import { t } from "../messages/messages.js";
import { ExpirationPicker } from "../parts/expiration-picker.js";
import { h, uniqueId } from "../ui/dom.js";
import { moment } from "../ui/format.js";
import { TokenFlow } from "./token-flow.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** For how long the old token may work on. */
const OVERLAPS = [0, HOUR, DAY, 3 * DAY, 7 * DAY];

export class RegenerateFlow extends TokenFlow {
  /** @type {ExpirationPicker | undefined} */
  #expiration;
  /** @type {any} */
  #overlap;
  #words = h("p", { class: "warning", role: "status" });
  /** @type {Repeatable} */
  #repeatable = new Repeatable();

  shown(record) {
    const restored = this.draft.read();
    this.#repeatable = new Repeatable(restored?.sent);
    this.#expiration = new ExpirationPicker(this.context.limits, { usual: false, draft: restored?.expiration });
    this.#overlap = h("select", { id: uniqueId(), onchange: () => this.#say(record) }, OVERLAPS.map((seconds) => h("option", { value: seconds }, overlap(seconds))));
    this.#overlap.value = String(restored?.overlap ?? 0);
    this.#say(record);
    this.dialog.show({
      title: t.regenerateTitle(record.name),
      body: [
        h("p", { class: "hint" }, t.regenerateHint),
        this.#expiration.element,
        h("div", { class: "field" }, h("label", { for: this.#overlap.id }, t.oldToken), this.#overlap),
        this.#words,
      ],
      primary: { label: t.regenerate, danger: true, run: () => this.#regenerate(record) },
      others: [{ label: t.back, run: () => this.dialog.leave() }],
    });
  }

  entered() {
    const expiration = this.#expiration?.draft();
    return this.secret || expiration?.choice === undefined ? undefined
      : { expiration, overlap: Number(this.#overlap.value), sent: this.#repeatable.draft() };
  }

  #say(record) {
    const seconds = Number(this.#overlap.value);
    const until = Date.now() + seconds * 1000;
    const ends = record.expires_at === null ? until : Math.min(until, Date.parse(record.expires_at));
    this.#words.textContent = seconds === 0 ? t.oldStopsAtOnce : record.status === "expired" ? t.oldHasExpired : t.oldWorksUntil(moment(ends));
  }

  async #regenerate(record) {
    const expiresAt = this.#expiration?.value();
    if (expiresAt === undefined) {
      return;
    }
    const wanted = { expires_at: expiresAt, overlap_seconds: Number(this.#overlap.value) };
    const key = this.#repeatable.keyOf(wanted);
    this.draft.write(this.entered());
    try {
      const { token, ...after } = await this.context.api.regenerate(record, wanted, key);
      this.reveal(token, after, { title: t.newTokenFor(after.name), facts: former(after), event: "token-regenerated", said: t.wasRegenerated(after.name) });
    } catch (error) {
      const wrong = ofField(error, "/expires_at");
      if (wrong === "") {
        throw await this.failed(error);
      }
      this.#expiration?.showError(wrong);
    }
  }
}

function overlap(seconds) {
  if (seconds === 0) {
    return t.stopsAtOnce;
  }
  return t.worksOnFor(seconds < DAY ? t.hours(seconds / HOUR) : t.days(seconds / DAY));
}

function former(record) {
  return h("p", { class: "hint" }, record.former === null ? t.oldIsDead : t.oldWorksUntil(moment(record.former.until)));
}
