// Building blocks of the page. Text goes in as text nodes only: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  alert: "M12 8v5M12 16.5v.01M12 3 2.5 20h19Z",
  check: "m4.5 12.5 5 5 10-11",
  chevron: "m6 9 6 6 6-6",
  close: "m6 6 12 12M18 6 6 18",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z",
  key: "M8.5 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM12 12h9v3.5M17.5 12v2.5",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
  shield: "M12 3 4.5 6v5.5c0 4.6 3.1 7.9 7.5 9.5 4.4-1.6 7.5-4.9 7.5-9.5V6Z",
  trash: "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5 7.5 20h9l1-13.5M10 10.5v6M14 10.5v6",
};

/**
 * An element. An attribute that is `true` is set empty, one that is false, null or undefined is left out; `on…` is a
 * listener; children that are false, null or undefined are left out.
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
  element.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined));
  return element;
}

/** An icon that says nothing to a screen reader: a label must stand beside it. */
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

/** Text for screen readers only. */
export function hidden(text) {
  return h("span", { class: "visually-hidden" }, text);
}

/** Sets an ARIA state to true, or takes it away. */
export function mark(element, state, on) {
  if (on) {
    element.setAttribute(state, "true");
  } else {
    element.removeAttribute(state);
  }
}

/** An id that no other element of this page has. */
export function uniqueId() {
  return `id-${++lastId}`;
}

let lastId = 0;

/** Says something that just happened, to eyes and screen readers alike; it goes by itself. */
export function announce(text) {
  const status = document.getElementById("status");
  clearTimeout(vanishing);
  status.hidden = false;
  status.textContent = text;
  vanishing = setTimeout(() => {
    status.hidden = true;
    status.textContent = "";
  }, 6000);
}

let vanishing;
