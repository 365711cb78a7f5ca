// Numbers and the words that go with them.

/**
 * The form that a language uses with this number.
 *
 * @param {string} language
 * @param {number} number
 * @param {{one?: string, other: string} & Record<string, string>} forms
 * @returns {string}
 */
export function plural(language, number, forms) {
  return forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
}
