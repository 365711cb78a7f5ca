// A token that was found somewhere: whose is it?

import { t } from "../messages/messages.js";
import { dateTime } from "../ui/format.js";

/** The form of a token of any deployment: a prefix, and 60 letters and digits. */
const FORM = /^(?:(?:Bearer|token)\s+)?([a-z][a-z0-9_]{1,19}_[0-9A-Za-z]{60})$/i;

/**
 * The token in a text that somebody pasted.
 *
 * @param {string} text
 * @returns {string | undefined} undefined where the text is none
 */
export function tokenIn(text) {
  return FORM.exec(text)?.[1];
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
