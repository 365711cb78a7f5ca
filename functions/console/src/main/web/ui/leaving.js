// Leaving the page, or loading it anew: the browser asks first while something would be lost.

let onPurpose = false;

/**
 * From now on the browser asks.
 *
 * @param {() => boolean} [atRisk] whether there is something to lose at that moment
 * @param {{kept?: boolean}} [options] `kept`: what is at risk comes back with the page, if it comes back in this tab
 * @returns {() => void} what ends it
 */
export function guardLeaving(atRisk = () => true, { kept = false } = {}) {
  const guard = (event) => {
    if (atRisk() && !(kept && onPurpose)) {
      event.preventDefault();
      // What older browsers wait for. No browser shows the text.
      event.returnValue = true;
    }
  };
  window.addEventListener("beforeunload", guard);
  return () => window.removeEventListener("beforeunload", guard);
}

/**
 * Leaves the page, and comes back to it: what was entered and comes back, too, is no reason to ask.
 *
 * @param {() => void} leave
 */
export function leaveAndComeBack(leave) {
  onPurpose = true;
  // Where somebody stays after all, the browser asks again.
  setTimeout(() => { onPurpose = false; }, 1000);
  leave();
}
