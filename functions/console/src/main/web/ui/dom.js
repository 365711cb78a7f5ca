// Building blocks of the page. Text goes in as text nodes only: nothing here parses HTML.

import { ICONS } from "./icons.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. An attribute that is `true` is set empty, one that is false, null or undefined is left out; `on…` is a
 * listener; children that are false, null or undefined are left out.
 *
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...any} children
 * @returns {any}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...present(children));
  return element;
}

/**
 * The children that are there.
 *
 * @param {any[]} children
 * @returns {any[]}
 */
export function present(children) {
  return children.flat(3).filter((child) => child !== false && child !== null && child !== undefined);
}

/**
 * An icon that says nothing to a screen reader: a label must stand beside it.
 *
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * Text for screen readers only.
 *
 * @param {string} text
 */
export function hidden(text) {
  return h("span", { class: "visually-hidden" }, text);
}

/**
 * Sets an ARIA state to true, or takes it away.
 *
 * @param {Element} element
 * @param {string} state
 * @param {boolean} on
 */
export function mark(element, state, on) {
  if (on) {
    element.setAttribute(state, "true");
  } else {
    element.removeAttribute(state);
  }
}

/** An id that no other element of this page has. */
export function uniqueId() {
  return `workspace-tokens-${++lastId}`;
}

let lastId = 0;

/**
 * What has the focus, also inside of shadow roots.
 *
 * @returns {any}
 */
export function focused() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  return active;
}
