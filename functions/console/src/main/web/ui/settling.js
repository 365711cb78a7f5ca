// What has just appeared takes no answer yet: the second half of a double click, or of Enter pressed twice, was meant for
// what stood there before.

import { mark } from "./dom.js";

/** Longer than a double click. */
const LONG_ENOUGH = 500;
const ANSWERS = ["Enter", " "];

/** The dialogs that are open, the one on top last. */
const open = new Set();

let until = 0;
let closedAt = -LONG_ENOUGH;
let timer;

/**
 * A dialog whose buttons wait from now on, like those of every other one, when something has just appeared.
 *
 * @param {HTMLElement} dialog
 */
export function opened(dialog) {
  open.add(dialog);
}

/** @param {HTMLElement} dialog which is gone */
export function closed(dialog) {
  open.delete(dialog);
  closedAt = performance.now();
}

/**
 * Whether this is the second half of a double click, or of Enter pressed twice, whose first half closed a dialog: what has the focus
 * again, or lies below, was not meant.
 *
 * @param {MouseEvent} event a click; one that a key makes counts no clicks
 */
export function meantTheDialog(event) {
  return event.detail !== 1 && event.timeStamp < closedAt + LONG_ENOUGH;
}

/**
 * Whether no other dialog lies over this one.
 *
 * @param {HTMLElement} dialog
 */
export function isOnTop(dialog) {
  return [...open].at(-1) === dialog;
}

/** From now on, the buttons below the views of dialogs take no answer for half a second. */
export function settle() {
  until = performance.now() + LONG_ENOUGH;
  clearTimeout(timer);
  wait();
}

/** Shows the buttons as they are until they take answers. A timer alone may end before the clock says so. */
function wait() {
  showReadiness();
  const left = until - performance.now();
  if (left > 0) {
    timer = setTimeout(wait, left);
  }
}

/**
 * Whether somebody answered what they can hardly have seen: counted from when they did it, however busy the page was.
 *
 * @param {Event} event
 */
export function tooEarly(event) {
  return event.timeStamp < until;
}

/** Shows which buttons take an answer now: none while things settle, and none of a dialog that is at work. */
export function showReadiness() {
  const settling = performance.now() < until;
  for (const dialog of open) {
    dialog.querySelectorAll(".actions button").forEach((button) => {
      mark(button, "aria-disabled", settling || dialog.hasAttribute("aria-busy"));
    });
  }
}

/** Whoever did something else first means what comes next. */
function settled() {
  if (until > 0) {
    until = 0;
    showReadiness();
  }
}

document.addEventListener("input", settled, { capture: true });
document.addEventListener("keydown", (event) => {
  if (!ANSWERS.includes(event.key)) {
    settled();
  }
}, { capture: true });
