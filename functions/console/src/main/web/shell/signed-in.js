// Whether somebody is signed in, in all tabs of this browser. It is no secret, and lets nobody in.

const FLAG = "workspace-tokens:signed-in";

/** Somebody is: the next page signs them in again without a question, where the issuer knows them. */
export function rememberSignedIn() {
  storage((local) => local.setItem(FLAG, "1"));
}

/** Nobody is: the other tabs end, too. */
export function forgetSignedIn() {
  storage((local) => local.removeItem(FLAG));
}

/** @returns {boolean} */
export function wasSignedIn() {
  return storage((local) => local.getItem(FLAG)) === "1";
}

/** @param {() => void} run what is done when somebody signs out in another tab */
export function onSignedOutElsewhere(run) {
  window.addEventListener("storage", (event) => {
    if ((event.key === FLAG || event.key === null) && !wasSignedIn()) {
      run();
    }
  });
}

/** A browser may keep nothing: then each page asks to sign in. */
function storage(use) {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
