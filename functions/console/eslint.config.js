// What finds faults in the page's code. How the code is laid out is not checked.

import js from "@eslint/js";

/** What makes HTML of a text. */
const PARSE_HTML = ["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe", "parseHTMLUnsafe", "parseFromString"];

/** Names that the window has, too: without a declaration of its own such a name compiles, and means something else. */
const OF_THE_WINDOW = ["blur", "close", "closed", "event", "external", "find", "focus", "frames", "length", "name", "open", "opener", "origin",
  "parent", "print", "screen", "scroll", "self", "status", "stop", "top"];

export default [
  { ignores: ["src/main/web/vendor/", "target/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      "eqeqeq": "error",
      "no-alert": "error",
      "no-console": "error",
      "no-duplicate-imports": "error",
      "no-eval": "error",
      "no-extend-native": "error",
      "no-implicit-coercion": "error",
      "no-implied-eval": "error",
      "no-loop-func": "error",
      // A joiner that is written as an escape sequence misleads nobody.
      "no-misleading-character-class": ["error", { allowEscape: true }],
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-self-compare": "error",
      "no-sequences": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-unreachable-loop": "error",
      "no-unused-expressions": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-useless-assignment": "error",
      "no-var": "error",
      "prefer-const": "error",
      "prefer-promise-reject-errors": "error",
      "require-atomic-updates": "error",
    },
  },
  {
    files: ["src/main/web/**"],
    rules: {
      // The compiler knows what a browser has.
      "no-undef": "off",
      "no-restricted-globals": ["error", ...OF_THE_WINDOW],
      "no-restricted-properties": ["error", { object: "document", property: "write" }, { object: "document", property: "writeln" },
        ...PARSE_HTML.map((property) => ({ property, message: "Text goes in as text nodes only: see ui/dom.js." }))],
    },
  },
  {
    files: ["src/test/web/**"],
    languageOptions: { globals: { Event: "readonly", EventTarget: "readonly", URL: "readonly", process: "readonly" } },
  },
];
