// Texts that look foreign, and a third longer: what does not look so on the page is written into the code, and what does not
// fit will not fit in another language either.

const FOREIGN = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú" };

/**
 * @param {any} text a text, several, or a function that gives one
 * @returns {any} the same between ⟦ and ⟧
 */
export function pseudo(text) {
  if (typeof text === "function") {
    return (...values) => pseudo(text(...values));
  }
  if (Array.isArray(text)) {
    return text.map(pseudo);
  }
  return typeof text === "string" && !text.startsWith("⟦")
    ? `⟦${text.replace(/[aeiouAEIOU]/g, (letter) => FOREIGN[letter])}${"·".repeat(Math.ceil(text.length / 3))}⟧`
    : text;
}
