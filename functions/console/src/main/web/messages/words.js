// What an app is called here: `project`, say. The access policy tells; every text of the page that speaks of apps follows.

let words = { one: "app", many: "apps" };

/**
 * Takes the words of the access policy.
 *
 * @param {{one: string, many: string} | undefined} resource
 */
export function learnWords(resource) {
  words = resource ?? words;
}

/**
 * A text of this page that speaks of apps, in the words of the access policy. Never for what people have named.
 *
 * @param {string} text
 */
export function said(text) {
  return text.replace(/\b([Aa])pp(s?)\b/g, (_, letter, plural) => {
    const word = plural ? words.many : words.one;
    return letter === "A" ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}
