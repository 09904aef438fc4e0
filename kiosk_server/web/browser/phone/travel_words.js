// Who travels, as the views of a way say it.

import { hasOwnLimits, needsWords } from "../frame/needs_words.js";
import { say } from "../frame/words.js";

/** What the button that leads to the needs says: who travels, if that is not somebody on foot. */
export function needsLabel(needs) {
  const isPlain = needs.profile === "WALKING" && !hasOwnLimits(needs);
  return isPlain ? say("phone-needs") : say("phone-needs-set", { needs: travelWords(needs) });
}

/** “Wheelchair”, and that there are other limits than the profile's. */
export function travelWords(needs) {
  return hasOwnLimits(needs)
    ? say("phone-needs-own", { needs: needsWords(needs) })
    : needsWords(needs);
}
