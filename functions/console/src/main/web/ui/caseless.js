// Finds texts that have a part in common with what somebody typed, as the service does in its own filters.

/** The joiners and selectors that a name may hold: nobody types them into a search. */
const UNSEEN = /[\u200C\u200D\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const ASCII = /^[\0-\x7F]*$/;

/**
 * The form that all ways to write a text have in common: whatever its case, and however the same characters were written.
 * `STRASSE` finds `Straße`, `οδοσ` finds `ΟΔΟΣ`. Accents count.
 */
export function folded(text) {
  return ASCII.test(text) ? text.toLowerCase() : [...text.replace(UNSEEN, "").normalize("NFKD")].map(small).join("")
    .replaceAll("i\u0307", "i").normalize("NFKC");
}

/** Capitals alone would keep ẞ apart from ß. Each by itself, because a final sigma depends on its neighbours. */
function small(character) {
  return [...character.toLowerCase().toUpperCase()].map((capital) => capital.toLowerCase()).join("");
}
