// The steps of a route as signs: an arrow that means what it says, the words, the metres.

import { html, nothing } from "lit-html";
import { joined } from "./origins.js";
import { icon } from "./parts.js";
import { unbroken } from "./unbroken.js";
import { formatMetres, say } from "./words.js";

/**
 * @typedef {object} Step of operation FindRoute
 * @property {string} kind
 * @property {string | null} turn
 * @property {string} text
 * @property {string} levelId
 * @property {string | null} toLevelId
 * @property {boolean | null} upward
 * @property {number} distanceMetres
 */

const OF_TURN = {
  SHARP_LEFT: "arrow-down-left",
  LEFT: "corner-up-left",
  SLIGHT_LEFT: "arrow-up-left",
  SLIGHT_RIGHT: "arrow-up-right",
  RIGHT: "corner-up-right",
  SHARP_RIGHT: "arrow-down-right",
  BACK: "undo-2",
};
const OF_KIND = {
  SET_OFF: "arrow-up",
  LEAVE: "log-out",
  ENTER: "log-in",
  STRAIGHT_ON: "arrow-up",
  THROUGH_DOOR: "door-open",
  ENTER_BUILDING: "building-2",
  LEAVE_BUILDING: "trees",
  GO_OUTSIDE: "trees",
  TAKE_LIFT: "lift",
  TAKE_ESCALATOR: "escalator",
  TAKE_RAMP: "ramp",
  WAIT: "clock",
  ARRIVE: "map-pin-check",
};
const NO_WALK = new Set(["ARRIVE", "TAKE_LIFT"]);

/**
 * @param {Step} step
 * @returns {string} the name of its icon: where to turn says more than what is passed
 */
export function stepIcon(step) {
  if (step.kind === "TAKE_STAIRS") return step.upward ? "stairs-up" : "stairs-down";
  const isPlain = ["TURN", "SET_OFF", "STRAIGHT_ON", "LEAVE", "THROUGH_DOOR"].includes(step.kind);
  if (isPlain && step.turn) return OF_TURN[step.turn];
  return OF_KIND[step.kind] ?? "arrow-up";
}

/**
 * @param {Step} step
 * @param {{number: number}} shown number: which step of the way it is
 */
export function stepSign(step, { number }) {
  const metres = !NO_WALK.has(step.kind) && step.distanceMetres >= 1;
  return html`<li
    class="step step-${step.kind.toLowerCase()}"
    aria-label=${joined([say("frame-step-number", { number: String(number) }), step.text])}
  >
    <div class="step-sign">
      <span class="step-icon">${icon(stepIcon(step))}</span>
      <span class="step-words">${unbroken(step.text)}</span>
      ${metres ? html`<span class="step-metres">${formatMetres(step.distanceMetres)}</span>` : nothing}
    </div>
  </li>`;
}
