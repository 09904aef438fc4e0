// Owns what the kiosk asks the server and what is known of each answer. It must not know how
// anything is shown, and decides nothing about the visit.

import { Question } from "../frame/question.js";

const OF_EVERYBODY = ["record", "categories", "destinations"];
const OF_THE_VISIT = [
  ...["goal", "matches", "list", "listFromGoal", "way", "stops", "pictures", "plan", "desk"],
  "code",
];
const NAMES = [...OF_EVERYBODY, ...OF_THE_VISIT];

/** All questions of the kiosk; `changed` is called whenever something new is known of one. */
export class Questions {
  constructor(changed) {
    for (const name of NAMES) this[name] = new Question(changed);
  }

  /** @returns {Record<string, import("../frame/question.js").Known>} */
  known() {
    return Object.fromEntries(NAMES.map((name) => [name, this[name].known]));
  }

  /** Whether one failed for this reason. */
  hasKind(kind) {
    return NAMES.some((name) => this[name].known.error?.kind === kind);
  }

  /** Asks again what has failed. */
  heal(options) {
    for (const name of NAMES) this[name].heal(options);
  }

  /** Forgets what one visitor asked. What is the same for everybody stays. */
  forgetVisit() {
    for (const name of OF_THE_VISIT) this[name].forget();
  }
}
