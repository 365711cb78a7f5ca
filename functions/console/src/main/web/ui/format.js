// How dates and numbers read: in the browser's own locale. Words follow the language of the page.

import { language } from "../messages/messages.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

const made = new Map();

/** One formatter for each form and locale: making one takes longer than using it. */
function formatter(form, locale, make) {
  const key = `${form} ${locale}`;
  if (!made.has(key)) {
    made.set(key, make(locale));
  }
  return made.get(key);
}

function dates(form, options) {
  return formatter(form, navigator.language, (locale) => new Intl.DateTimeFormat(locale, options));
}

/**
 * "21 Feb 2027", where the reader is.
 *
 * @param {string | number | Date} instant
 */
export function date(instant) {
  return dates("date", { day: "numeric", month: "short", year: "numeric" }).format(new Date(instant));
}

/**
 * "21 Feb 2027, 14:05 GMT+1", where the reader is.
 *
 * @param {string | number | Date} instant
 */
export function dateTime(instant) {
  return dates("date-time", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" })
    .format(new Date(instant));
}

/**
 * "tomorrow 15:00", "today 09:30", or the whole date where it is further away.
 *
 * @param {string | number | Date} instant
 * @param {Date} [now]
 */
export function moment(instant, now = new Date()) {
  const days = daysBetween(now, new Date(instant));
  const time = dates("time", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
  return Math.abs(days) <= 1 ? `${relatives().format(days, "day")} ${time}` : dateTime(instant);
}

/**
 * "in 12 days", "in 3 hours", "2 days ago", "tomorrow": days are those of the calendar that is shown.
 *
 * @param {string | number | Date} instant
 * @param {Date} [now]
 */
export function relative(instant, now = new Date()) {
  const then = new Date(instant);
  const left = then.getTime() - now.getTime();
  if (Math.abs(left) < 60 * MINUTE) {
    return relatives().format(Math.trunc(left / MINUTE), "minute");
  }
  const days = daysBetween(now, then);
  return Math.abs(left) < DAY && Math.abs(days) <= 1
    ? relatives().format(Math.trunc(left / (60 * MINUTE)), "hour")
    : relatives().format(days, "day");
}

/**
 * A day of the service, which counts in UTC: "Today (UTC)", "Yesterday (UTC)", a date, or null for none.
 *
 * @param {string | null} day
 * @param {Date} [now]
 */
export function utcDay(day, now = new Date()) {
  if (day === null) {
    return null;
  }
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const ago = Math.round((today - Date.parse(day)) / DAY);
  const text = ago === 0 || ago === 1 ? capital(relatives().format(-ago, "day"))
    : dates("utc-date", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(day));
  return text;
}

/**
 * 1,234 in the reader's way.
 *
 * @param {number} value
 */
export function number(value) {
  return formatter("number", navigator.language, (locale) => new Intl.NumberFormat(locale)).format(value);
}

/**
 * Orders texts as the reader's alphabet does.
 *
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  return formatter("order", navigator.language, (locale) => new Intl.Collator(locale, { numeric: true })).compare(one, other);
}

/** "a, b and c" in the language of the page. @param {string[]} texts */
export function list(texts) {
  return formatter("list", language(), (locale) => new Intl.ListFormat(locale, { type: "conjunction" })).format(texts);
}

function relatives() {
  return formatter("relative", language(), (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
}

function daysBetween(from, to) {
  return Math.round((noon(to) - noon(from)) / DAY);
}

/** No clock is changed at noon. */
function noon(day) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 12).getTime();
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
}
