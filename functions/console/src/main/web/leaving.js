// Leaving the page, or loading it anew: the browser asks first while something would be lost.

/**
 * From now on the browser asks.
 *
 * @param atRisk whether there is something to lose at that moment
 * @returns what ends it
 */
export function guardLeaving(atRisk = () => true) {
  const guard = (event) => {
    if (atRisk()) {
      event.preventDefault();
      // What older browsers wait for.
      event.returnValue = "What this page shows or waits for would be lost.";
    }
  };
  window.addEventListener("beforeunload", guard);
  return () => window.removeEventListener("beforeunload", guard);
}
