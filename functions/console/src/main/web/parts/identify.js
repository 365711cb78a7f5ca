// A token that was found somewhere: whose is it?

import { t } from "../messages/messages.js";
import { dateTime } from "../ui/format.js";

/** The form of a token of any deployment: a prefix, and 60 letters and digits. */
const FORM = /(?<![0-9A-Za-z_])[a-z][a-z0-9_]{1,19}_[0-9A-Za-z]{60}(?![0-9A-Za-z_])/gi;
/** The form of what may be a part of one, or one with something too many. No name of a token looks like that. */
const PART = /[0-9A-Za-z]{40}|[a-z][a-z0-9]*_[0-9A-Za-z]{24}/i;

/**
 * The token in a text that somebody pasted, whatever stands around it: a line of a file, a header, a command.
 *
 * @param {string} text
 * @returns {string | undefined} undefined where there is none, or more than one
 */
export function tokenIn(text) {
  const found = new Set(text.match(FORM));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * Whether a text may hold a secret, whole or not, which must not stand in an address.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function mayHoldSecret(text) {
  return PART.test(text);
}

/**
 * What to say of a token that was found.
 *
 * @param {any} found as the service tells it
 * @returns {string}
 */
export function sayFound(found) {
  if (found.status === "revoked") {
    const { event } = found;
    return event ? t.foundRevoked(event.subject?.name ?? found.id, event.actor.name ?? event.actor.id ?? t.theService, dateTime(event.at)) : t.foundRevokedLongAgo(found.id);
  }
  return `${t.foundSecret(found.secret, found.name)} ${found.works ? t.foundWorks : t.foundDoesNot}`;
}
