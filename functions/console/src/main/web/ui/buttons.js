// The buttons of the page. A page around the element may style them by their parts, which are called as their kinds.

import { h, hidden, icon } from "./dom.js";

/**
 * A button with a text.
 *
 * @param {"primary" | "primary large" | "quiet" | "danger" | "danger quiet"} kind
 * @param {() => any} press what a press does
 * @param {...any} content
 * @returns {any}
 */
export function button(kind, press, ...content) {
  return h("button", { type: "button", class: kind, part: `button ${kind}`, onclick: () => press() }, ...content);
}

/**
 * A button that is an icon.
 *
 * @param {Parameters<typeof icon>[0]} symbol
 * @param {string} title what it does, for those who point at it or do not see it
 * @param {() => any} press
 * @returns {any}
 */
export function iconButton(symbol, title, press) {
  return h("button", { type: "button", class: "icon-button", title, onclick: () => press() }, icon(symbol), hidden(title));
}
