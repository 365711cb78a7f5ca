import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../../main/web/messages/messages.js";
import { formatsIn } from "../browser.js";
import { eachCase } from "../generated.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones that change their clocks on either half of the earth, by an hour or by half of one, and zones at the ends of the day. */
const ZONES = ["Pacific/Auckland", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati",
  "Pacific/Pago_Pago", "UTC"];

test.beforeEach(() => speak(["en"]));

/** The number of a day of the calendar in a zone. */
function dayIn(zone, instant) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(instant);
  const part = (type) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / DAY;
}

test("a relative time counts minutes, hours, and then the days of the calendar", async () => {
  const { relative } = await formatsIn("Europe/London");
  const now = new Date("2027-02-10T12:00:00Z");
  for (const [away, said] of [
    [0, "this minute"], [MINUTE - 1, "this minute"], [-MINUTE, "1 minute ago"], [59 * MINUTE, "in 59 minutes"], [HOUR - 1, "in 59 minutes"],
    [HOUR, "in 1 hour"], [2 * HOUR - 1, "in 1 hour"], [-3 * HOUR, "3 hours ago"], [DAY - 1, "in 23 hours"], [DAY, "tomorrow"], [-DAY, "yesterday"],
    [36 * HOUR - 1, "tomorrow"], [36 * HOUR, "in 2 days"], [12 * DAY, "in 12 days"], [-400 * DAY, "400 days ago"]]) {
    assert.equal(relative(now.getTime() + away, now), said, `${away} ms`);
  }
});

for (const [zone, now, then, said] of [
  // 23 hours and 40 minutes, and the day between has 23 hours.
  ["Europe/London", "2027-03-27T23:30:00Z", "2027-03-28T23:10:00Z", "in 2 days"],
  // A day of 25 hours is one day, and more than 24 hours away may be today.
  ["Europe/London", "2027-10-30T23:10:00Z", "2027-10-31T23:50:00Z", "today"],
  ["Europe/London", "2027-10-30T22:30:00Z", "2027-11-01T00:30:00Z", "in 2 days"],
  ["Pacific/Auckland", "2027-09-25T11:30:00Z", "2027-09-26T11:10:00Z", "in 2 days"],
  ["Pacific/Auckland", "2027-04-03T11:10:00Z", "2027-04-04T11:50:00Z", "today"],
  // The same day in UTC.
  ["Pacific/Auckland", "2027-01-10T00:00:00Z", "2027-01-11T23:00:00Z", "in 2 days"],
  ["Pacific/Auckland", "2027-01-10T10:00:00Z", "2027-01-11T10:30:00Z", "tomorrow"],
  ["America/New_York", "2027-01-11T04:00:00Z", "2027-01-12T04:30:00Z", "tomorrow"]]) {
  test(`in ${zone} ${then} is ${said} at ${now}`, async () => {
    const { relative } = await formatsIn(zone);
    assert.equal(relative(then, new Date(now)), said);
  });
}

for (const zone of ZONES) {
  test(`days are those that the calendar shows in ${zone}`, async (context) => {
    const { dateTime, moment, relative } = await formatsIn(zone);
    const words = new Map([[-1, "yesterday"], [0, "today"], [1, "tomorrow"]]);
    eachCase(context, 500, (choice) => {
      const now = Date.UTC(2027, 0, 1) + choice.below(3 * 366 * 24 * 60) * MINUTE;
      const then = now + (choice.below(6 * 24 * 60) - 3 * 24 * 60) * MINUTE;
      const days = dayIn(zone, then) - dayIn(zone, now);
      const where = `${new Date(then).toISOString()} at ${new Date(now).toISOString()}`;
      const word = words.get(days);
      const said = moment(then, new Date(now));
      if (word === undefined) {
        assert.equal(said, dateTime(then), where);
      } else {
        assert.match(said, new RegExp(`^${word} \\d\\d:\\d\\d$`), where);
      }
      if (Math.abs(then - now) >= DAY) {
        assert.equal(relative(then, new Date(now)), word ?? (days > 0 ? `in ${days} days` : `${-days} days ago`), where);
      }
    });
  });
}

test("a moment has the time of the reader's clock, before and behind its change", async () => {
  const { moment } = await formatsIn("Europe/London");
  const now = new Date("2027-10-30T20:00:00Z");
  assert.equal(moment("2027-10-31T00:30:00Z", now), "tomorrow 01:30");
  assert.equal(moment("2027-10-31T01:30:00Z", now), "tomorrow 01:30");
  assert.equal(moment("2027-10-31T02:30:00Z", now), "tomorrow 02:30");
});

test("a date and time names its zone, so that the hour that comes twice is told apart", async () => {
  const { dateTime } = await formatsIn("Europe/London");
  assert.equal(dateTime("2027-10-31T00:30:00Z"), "31 Oct 2027, 01:30 BST");
  assert.equal(dateTime("2027-10-31T01:30:00Z"), "31 Oct 2027, 01:30 GMT");
});

test("a date is the reader's, in the reader's way to write it", async () => {
  const instant = "2027-03-01T11:30:00Z";
  assert.equal((await formatsIn("Pacific/Auckland")).date(instant), "2 Mar 2027");
  assert.equal((await formatsIn("America/New_York", "en-US")).date(instant), "Mar 1, 2027");
  assert.equal((await formatsIn("Europe/London", "de-DE")).date(instant), "1. März 2027");
});

for (const zone of ZONES) {
  test(`a day of the service is one of UTC, and not of ${zone}`, async () => {
    const { utcDay } = await formatsIn(zone);
    for (const now of ["2027-03-01T00:00:00Z", "2027-03-01T11:59:59Z", "2027-03-01T23:59:59Z"].map((text) => new Date(text))) {
      assert.equal(utcDay("2027-03-01", now), "Today");
      assert.equal(utcDay("2027-02-28", now), "Yesterday");
      assert.equal(utcDay("2027-02-27", now), "27 Feb 2027");
      // The service's clock may be ahead.
      assert.equal(utcDay("2027-03-02", now), "2 Mar 2027");
    }
  });
}

test("no day is none", async () => {
  assert.equal((await formatsIn("UTC")).utcDay(null), null);
});

test("words follow the page, dates and numbers the browser", async () => {
  const { list, moment, number, relative, utcDay } = await formatsIn("Europe/London", "en-US");
  const now = new Date("2027-02-10T12:00:00Z");
  speak(["de"]);
  assert.equal(relative("2027-02-11T13:00:00Z", now), "morgen");
  assert.equal(moment("2027-02-11T13:05:00Z", now).replace(/\s/g, " "), "morgen 01:05 PM");
  assert.equal(utcDay("2027-02-09", now), "Gestern");
  assert.equal(list(["Web", "Watch", "Shop"]), "Web, Watch und Shop");
  assert.equal(number(1234567), "1,234,567");
  speak(["en"]);
  assert.equal(relative("2027-02-11T13:00:00Z", now), "tomorrow");
  assert.equal(list(["Web", "Watch"]), "Web and Watch");
});

test("numbers are written in the reader's way", async () => {
  assert.equal((await formatsIn("UTC", "de-DE")).number(1234567), "1.234.567");
  assert.equal((await formatsIn("UTC", "en-IN")).number(1234567), "12,34,567");
});

test("texts are in the order of the reader's alphabet, and numbers in them count as such", async () => {
  const names = ["Zebra", "app 10", "Äpfel", "App 2", "Ångström"];
  const sorted = async (locale) => [...names].sort((await formatsIn("UTC", locale)).compare);
  assert.deepEqual(await sorted("en-GB"), ["Ångström", "Äpfel", "App 2", "app 10", "Zebra"]);
  assert.deepEqual(await sorted("sv-SE"), ["App 2", "app 10", "Zebra", "Ångström", "Äpfel"]);
});
