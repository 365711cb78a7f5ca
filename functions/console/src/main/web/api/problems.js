// What went wrong, in a sentence for people: what happened, whether anything was changed, and what to do now.

import { t } from "../messages/messages.js";

/**
 * `status` is 0 where no answer came; `unknown`: nobody here knows whether a change was made; `gone`: the token was revoked;
 * `errors`: what the service says of single fields.
 */
export class Problem extends Error {
  constructor(status, message, { errors = [], unknown = false, gone = false } = {}) {
    super(message);
    this.status = status;
    /** @type {{pointer: string, detail: string}[]} */
    this.errors = errors;
    this.unknown = unknown;
    this.gone = gone;
  }
}

/** The problem type of an answer that is certain: the change was not made. */
const UNCHANGED = "urn:workspace-tokens:problem:unavailable";

/** How the service begins when two people change the same token; other conflicts say in full what they are. */
const CHANGED = "Somebody changed";

/** No answer came, or one that nobody can read. @param {string} [change] */
export function unanswered(change) {
  return change === undefined
    ? new Problem(0, `${t.unreachable} ${t.checkConnection}`)
    : new Problem(0, `${t.unreachable} ${change}`, { unknown: true });
}

/**
 * What an answer that is an error says.
 *
 * @param {number} status
 * @param {any} document its body
 * @param {{change?: string, aboutToken?: boolean}} call
 *   `change`: what to say where it is not known whether a change was made; undefined for a call that changes nothing;
 *   `aboutToken`: whether the call named a token
 */
export function refused(status, document, { change, aboutToken = false }) {
  if (status >= 500) {
    return failed(status, document, change);
  }
  const changed = aboutToken && (status === 412 || (status === 409 && (document.detail ?? CHANGED).startsWith(CHANGED)));
  return new Problem(status, changed ? t.changedMeanwhile : sentence(status, document), { errors: document.errors });
}

/**
 * A 404.
 *
 * @param {boolean} aboutToken whether the call named a token
 * @param {boolean | undefined} member whether the person still belongs to the workspace; undefined where that is not known
 * @param {boolean} [sought] whether the token was sought by its secret
 */
export function notFound(aboutToken, member, sought = false) {
  if (sought && member) {
    return new Problem(404, t.tokenOfAnother);
  }
  if (aboutToken && member !== false) {
    return new Problem(404, member ? t.tokenGone : t.gone, { gone: member });
  }
  return new Problem(404, t.noMember);
}

/**
 * What the service says of a field, as a sentence.
 *
 * @param {any} error
 * @param {string} pointer
 * @returns {string} empty where it says nothing
 */
export function ofField(error, pointer) {
  const detail = error.errors?.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))?.detail;
  return detail === undefined ? "" : t.fieldError(detail);
}

function failed(status, document, change) {
  const cause = status === 503 ? t.busy : t.failed;
  if (change === undefined) {
    return new Problem(status, `${cause} ${t.tryInAMoment}`);
  }
  return document.type === UNCHANGED
    ? new Problem(status, `${cause} ${t.nothingChanged}`)
    : new Problem(status, `${cause} ${change}`, { unknown: true });
}

function sentence(status, document) {
  switch (status) {
    case 401: return t.sessionOverError;
    case 403: return document.type === undefined ? t.notAllowed : t.notAnOwner;
    case 429: return t.tooMany;
    default: return document.detail ?? t.wentWrong(status);
  }
}
