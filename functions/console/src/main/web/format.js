// How dates, roles and errors read.

const DAY = 86_400_000;
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const UTC_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const DATE_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "21 Feb 2027", where the reader is. */
export function date(instant) {
  return DATE.format(new Date(instant));
}

/** "21 Feb 2027, 14:05", where the reader is. */
export function dateTime(instant) {
  return DATE_TIME.format(new Date(instant));
}

/** "in 12 days", "in 3 hours", "2 days ago". */
export function relative(instant, now = Date.now()) {
  const left = new Date(instant).getTime() - now;
  const hours = left / (DAY / 24);
  if (Math.abs(hours) < 1) {
    return RELATIVE.format(Math.trunc(left / 60_000), "minute");
  }
  return Math.abs(hours) < 24 ? RELATIVE.format(Math.trunc(hours), "hour") : RELATIVE.format(Math.round(left / DAY), "day");
}

/** A day of the service, which counts in UTC: "Today", "Yesterday", a date, or "Never". */
export function lastUsed(day, now = new Date()) {
  if (day === null) {
    return "Never";
  }
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const ago = Math.round((today - Date.parse(day)) / DAY);
  return ["Today", "Yesterday"][ago] ?? UTC_DATE.format(Date.parse(day));
}

/** "1 app", "3 apps". */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
