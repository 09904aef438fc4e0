// Names buttons that stand in every row: what they do, as they show it, and to what.

import { say } from "../frame/words.js";

/** @param {string} action the button's own words  @param {string} what it is done to */
export const actionOn = (action, what) => say("facilities-action-on", { action, what });
