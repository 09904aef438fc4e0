// Who travels, as TravelNeedsInput of the schema, and how an address says it.

import { boot } from "./boot.js";

/** @type {readonly string[]} those of the schema's TravelProfile that visitors may have */
export const PROFILES = Object.freeze([
  "WALKING",
  "SLOW_WALKING",
  "WHEELCHAIR",
  "POWERED_CHAIR",
  "WALKING_FRAME",
  "PRAM",
  "LOW_VISION",
]);

const FLAGS = [
  "mayUseStairs",
  "mayUseEscalators",
  "mayUseLifts",
  "mayUseRevolvingDoors",
  "mayUseManualDoors",
];
const LIMITS = [
  "bodyWidthMetres",
  "minDoorWidthMetres",
  "maxThresholdMetres",
  "maxIncline",
  "minCarWidthMetres",
  "minCarDepthMetres",
  "restEveryMetres",
];
const NUMBERS = ["walkingMetresPerSecond", "stairsStepsPerSecond", "restSeconds"];
/** Limits that do not matter to a traveller are null; a body always has a width. */
const MAY_BE_NULL = new Set(LIMITS.filter((name) => name !== "bodyWidthMetres"));
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Those that ask for a sign-in. */
const OF_STAFF = ["STAFF", "BED"];

/**
 * @param {unknown} name
 * @returns {boolean} whether it names a profile that who uses this page may have
 */
export const isProfile = (name) =>
  PROFILES.includes(/** @type {string} */ (name)) ||
  (boot.forStaff && OF_STAFF.includes(/** @type {string} */ (name)));

/**
 * @param {URLSearchParams} said
 * @returns {Record<string, unknown>}
 */
export function needsFromPairs(said) {
  const profile = said.get("needs");
  /** @type {Record<string, unknown>} */
  const needs = { profile: isProfile(profile) ? profile : "WALKING" };
  if (said.get("evidence") === "MEASURED") needs.evidence = "MEASURED";
  for (const [name, text] of said) {
    const value = meant(name, text);
    if (value !== undefined) needs[name] = value;
  }
  return needs;
}

/**
 * @param {Record<string, unknown>} needs
 * @returns {[string, string][]}
 */
export function needsToPairs(needs) {
  /** @type {[string, string][]} */
  const pairs = [];
  if (needs.profile && needs.profile !== "WALKING") pairs.push(["needs", needs.profile]);
  if (needs.evidence === "MEASURED") pairs.push(["evidence", "MEASURED"]);
  for (const name of [...LIMITS, ...FLAGS, ...NUMBERS]) {
    const value = needs[name];
    if (value !== undefined) pairs.push([name, value === null ? "" : String(value)]);
  }
  return pairs;
}

/** @returns {number | boolean | null | undefined} undefined: it cannot be meant */
function meant(name, text) {
  if (FLAGS.includes(name)) return { true: true, false: false }[text];
  if (!LIMITS.includes(name) && !NUMBERS.includes(name)) return undefined;
  if (text === "") return MAY_BE_NULL.has(name) ? null : undefined;
  return NUMBER.test(text.trim()) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
