// Where people type what they look for.

import { h, hidden, icon } from "../ui/dom.js";

/**
 * @param {string} label
 * @param {(text: string) => void} onInput gets what stands there, without the white space around it
 * @returns {{element: any, input: any}}
 */
export function searchField(label, onInput) {
  const input = h("input", { type: "search", placeholder: label, autocomplete: "off", spellcheck: "false", oninput: () => onInput(input.value.trim()) });
  return { element: h("label", { class: "search" }, icon("search"), hidden(label), input), input };
}
