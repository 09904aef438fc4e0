// Owns what is said of a queue before a number is taken: how many wait, how long it may be, and what
// proof a priority needs. Holds no markup.

import { formatNumber, say } from "../frame/words.js";
import { waitText } from "./ticket_words.js";

/** How things stand in a queue; `isClosed`: no number is given now. */
export function queueState({ isIssuing, waiting }) {
  if (!isIssuing) return { isClosed: true, text: say("number-closed") };
  return { isClosed: false, text: say("number-waiting", { count: waiting, number: formatNumber(waiting) }) };
}

/** How long somebody who takes a number now may wait; null: not known. */
export const queueWait = ({ isIssuing, estimatedCall }) =>
  isIssuing ? waitText(estimatedCall) : null;

/** Whether somebody may take it by saying so: all others are given by records or staff. */
export const isTaken = ({ proof }) => proof === "NONE" || proof === "DOCUMENT";

/** What a class asks for; null: nothing. */
export function classHint({ proof, leastAgeYears: least, mostAgeYears: most }, isFirst) {
  if (proof === "AGE") return ageHint(least, most);
  if (proof === "DOCUMENT") return say("number-class-document");
  return isFirst ? say("number-class-none") : null;
}

function ageHint(least, most) {
  if (least !== null && most !== null) {
    return say("number-class-ages", { least: formatNumber(least), most: formatNumber(most) });
  }
  if (least !== null) return say("number-class-age-least", { age: formatNumber(least) });
  if (most !== null) return say("number-class-age-most", { age: formatNumber(most) });
  return say("number-class-age");
}
