// What a report of a fault may be about: candidates to close, the likeliest first. Pure.

import { boxOf, holds, metresTo } from "./plan_geometry.js";

/**
 * What faults are about, by kinds of element or of place; all others are about the floor.
 * @type {Record<string, (each: {element: {kind: string}, placeKinds: string[]}) => boolean>}
 */
const MEANT = {
  LIFT: ({ element }) => element.kind === "LIFT" || element.kind === "ESCALATOR",
  DOOR: ({ element }) => element.kind === "DOOR",
  TOILET: ({ placeKinds }) => placeKinds.some((kind) => TOILETS.has(kind)),
};
const TOILETS = new Set(["TOILET", "ACCESSIBLE_TOILET"]);
const FLOORS = new Set(["ROOM", "CORRIDOR", "AREA", "STAIRS", "RAMP"]);
const MOST = 6;
/** Farther away nobody means it who stands here. */
const FAR_METRES = 40;
/** This near it is meant, if nothing else of its kind is as near as the second. */
const SURE_METRES = 3;
const OTHER_METRES = 12;

/**
 * @typedef {object} Candidate
 * @property {any} each  an element of the level, with its points in pixels
 * @property {number} metres  from where it was reported; 0 within it
 *
 * @param {string} kind of the fault
 * @param {any[]} drawn the elements of the level
 * @param {[number, number]} at where it was reported, in pixels of the picture
 * @param {number} pxPerMetre
 * @returns {{sure: Candidate | null, candidates: Candidate[]}}
 */
export function faultTargets(kind, drawn, at, pxPerMetre) {
  const fits = MEANT[kind];
  if (fits) {
    const near = drawn
      .filter(fits)
      .map((each) => ({ each, metres: metresTo(each, at, pxPerMetre) }))
      .filter(({ metres }) => metres <= FAR_METRES)
      .sort((one, other) => one.metres - other.metres);
    const [first, second] = near;
    const isSure =
      first?.metres <= SURE_METRES && (!second || second.metres > OTHER_METRES || isWithin(near));
    return { sure: isSure ? first : null, candidates: near.slice(0, MOST) };
  }
  const under = drawn
    .filter((each) => FLOORS.has(each.element.kind) && each.shape === "AREA")
    .filter(({ points }) => holds(points, at))
    .sort((one, other) => sizeOf(one) - sizeOf(other))
    .map((each) => ({ each, metres: 0 }));
  return { sure: under.length === 1 ? under[0] : null, candidates: under.slice(0, MOST) };
}

/** Whether the report comes from within the nearest and from within no other. */
const isWithin = ([first, second]) => first.metres === 0 && second.metres > 0;

function sizeOf({ points }) {
  const { width, height } = boxOf(points);
  return width * height;
}
