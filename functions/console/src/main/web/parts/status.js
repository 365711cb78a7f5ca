// How a token is, at a glance.

import { h } from "../ui/dom.js";
import { date, dateTime, relative, utcDay } from "../ui/format.js";
import { t } from "../messages/messages.js";

const DAY = 86_400_000;
/** As the service counts what expires soon. */
const SOON = 30 * DAY;

/**
 * Whether a token that works expires soon.
 *
 * @param {any} token
 * @param {number} [now]
 */
export function expiresSoon(token, now = Date.now()) {
  return token.status === "active" && token.expires_at !== null && Date.parse(token.expires_at) - now <= SOON;
}

/** A badge. @param {string} kind @param {string} text @param {string} [title] what is meant by it */
export function badge(kind, text, title) {
  return h("span", { class: `badge ${kind}`, part: "badge", title }, text);
}

/** The badges of what stands out: disabled, expired, expiring. @param {any} token */
export function badges(token) {
  return [
    token.disabled && badge("disabled", t.disabledBadge),
    token.status === "expired" && badge("expired", t.expiredBadge),
    expiresSoon(token) && badge("expiring", t.expiringBadge),
  ];
}

/** When it expires, and how far away that is. @param {any} token */
export function expiration(token) {
  if (token.expires_at === null) {
    return h("span", { class: "expiration" }, t.never);
  }
  return h("span", { class: "expiration", title: dateTime(token.expires_at) }, h("span", {}, date(token.expires_at)),
    h("span", { class: "soft" }, relative(token.expires_at)));
}

/** The day of the last use. The service counts days in UTC. @param {string | null} day */
export function lastUsed(day) {
  return day === null ? h("span", { class: "soft" }, t.neverUsed) : h("span", { title: t.dayInUtc(day) }, utcDay(day));
}
