// Owns how long it takes from the code that was scanned last to where one waits, as the server
// reckons it. Must not know what a ticket is.

import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";

/** Whether anybody has said where they are: without a code the page stands at no spot of theirs. */
export const isSpotTold =
  new URLSearchParams(location.search).get("at") === boot.spot.code;

/** @param {() => void} changed */
export function createWalkTime(changed) {
  let asked = null;
  let known = null;

  return {
    /** Asks once for each goal; what cannot be found is not known. */
    async want(placeId, needs) {
      const key = JSON.stringify([placeId, needs]);
      if (!isSpotTold || placeId === null || key === asked) return;
      asked = key;
      known = null;
      try {
        const way = { from: boot.spot.location, to: { placeId }, needs };
        const { route } = await ask("FindRoute", way);
        if (key !== asked) return;
        known = route.durationSeconds ?? null;
        changed();
      } catch (error) {
        if (error.kind === undefined) throw error;
        if (key === asked) asked = null;
      }
    },
    /** @returns {number | null} null: not known */
    seconds: () => known,
    forget() {
      asked = null;
    },
  };
}
