// The one moment in which a token can be seen.

import { ask } from "./dialog.js";
import { h } from "./dom.js";

/**
 * Turns a dialog to the view of a new token. Nobody leaves it by accident: closing without having copied asks first. The token
 * is a text in this view alone, and goes from the page with it.
 *
 * @param steps what the dialog shows above the view, if anything
 */
export function saveToken(dialog, token, { title, steps }) {
  let copied = false;
  const text = h("code", { class: "secret", tabindex: "0", "aria-label": "The token", oncopy: () => { copied = true; } }, token);
  const close = () => {
    text.remove();
    dialog.close();
  };
  dialog.mayClose = async () => copied || ask({
    title: "Close without copying?",
    text: "This token cannot be seen again. Without a copy of it you can only regenerate it.",
    yes: "Close without copying", no: "Go back", danger: true,
  });
  dialog.show({
    title,
    steps,
    body: [
      h("p", { class: "warning" }, "Save this token now. For your security it cannot be seen again once this dialog is closed."),
      text,
      h("p", { class: "hint" }, "Send it as you would a personal access token: ", h("code", {}, "Authorization: Bearer <token>")),
    ],
    primary: {
      label: "Copy and close",
      run: async () => {
        await copy(token, text);
        close();
      },
    },
  });
}

async function copy(token, text) {
  try {
    await navigator.clipboard.writeText(token);
  } catch {
    getSelection().selectAllChildren(text);
    text.focus();
    throw new Error("Your browser did not let this page copy. The token is selected: copy it by hand, then close.");
  }
}
