// The steps of a route as signs: an arrow that means what it says, the words, the metres.

import { html, nothing } from "lit-html";
import { boot } from "./boot.js";
import { icon } from "./parts.js";
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
 * Steps that follow each other on one level.
 * @param {Step[]} steps
 * @returns {{levelId: string, name: string, first: number, steps: Step[]}[]}
 */
export function groupByLevel(steps) {
  const groups = [];
  steps.forEach((step, index) => {
    const last = groups.at(-1);
    if (last?.levelId === step.levelId) last.steps.push(step);
    else groups.push({ levelId: step.levelId, name: levelName(step.levelId), first: index, steps: [step] });
  });
  return groups;
}

/**
 * @param {string} levelId
 * @returns {string} building and level in a few words, as the page was given them
 */
export function levelName(levelId) {
  const level = boot.venue.levels.find((entry) => entry.id === levelId);
  if (!level) return "";
  return level.buildingName ? `${level.buildingName} ${level.name}` : level.name;
}

/**
 * @param {Step} step
 * @param {{number?: number, isCurrent?: boolean, onChoose?: () => void}} [options]
 */
export function stepSign(step, { number, isCurrent = false, onChoose } = {}) {
  const metres = !NO_WALK.has(step.kind) && step.distanceMetres >= 1;
  const inner = html`<span class="step-icon">${icon(stepIcon(step))}</span>
    <span class="step-words">${step.text}</span>
    ${metres ? html`<span class="step-metres">${formatMetres(step.distanceMetres)}</span>` : nothing}`;
  return html`<li
    class="step step-${step.kind.toLowerCase()}"
    aria-current=${isCurrent ? "step" : nothing}
    aria-label=${number === undefined || onChoose ? nothing : `${say("frame-step-number", { number: String(number) })} ${step.text}`}
  >
    ${onChoose ? html`<button type="button" class="step-sign" @click=${onChoose}>${inner}</button>` : html`<div class="step-sign">${inner}</div>`}
  </li>`;
}

/**
 * All steps, under the name of each level that the way comes to.
 * @param {Step[]} steps
 * @param {{current?: number, onChoose?: (index: number) => void}} [options]
 */
export function stepSigns(steps, { current = -1, onChoose } = {}) {
  return html`<div class="steps" role="group" aria-label=${say("frame-steps-title")}>
    ${groupByLevel(steps).map(
      (group) =>
        html`<section class="step-group">
          <h2 class="step-level">${icon("layers")}<span>${group.name}</span></h2>
          <ol class="step-list" start=${group.first + 1}>
            ${group.steps.map((step, index) =>
              stepSign(step, {
                isCurrent: group.first + index === current,
                onChoose: onChoose && (() => onChoose(group.first + index)),
              }),
            )}
          </ol>
        </section>`,
    )}
  </div>`;
}
