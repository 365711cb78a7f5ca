// Revoking a token, from the list or from its details.

import { ask } from "./dialog.js";

/**
 * Asks, and revokes.
 *
 * @param onDone is told what was done ("revoked", "already gone"), or null where that is not known
 */
export async function revokeToken(api, token, onDone) {
  let what;
  await ask({
    title: `Revoke ${token.name}?`,
    text: "Whatever uses this token is refused with its very next request. This cannot be undone.",
    yes: "Revoke token",
    danger: true,
    run: async () => {
      try {
        await api.revoke(token);
        what = "revoked";
      } catch (error) {
        if (!error.gone) {
          what = error.unknown ? null : what;
          throw error;
        }
        what = "already gone";
      }
    },
  });
  if (what !== undefined) {
    await onDone(what);
  }
}
