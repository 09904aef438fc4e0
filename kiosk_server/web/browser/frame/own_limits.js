// Which limits somebody may state more exactly than a profile does, and what a needs' input becomes
// by one step of one of them. Pure: it must not know how they are shown.

const WITH_A_WIDTH = ["WHEELCHAIR", "POWERED_CHAIR", "WALKING_FRAME", "PRAM", "BED"];
const ON_FOOT = ["WALKING", "SLOW_WALKING", "LOW_VISION"];
const REST_SECONDS = 60;
const SAME = 1e-6;

/**
 * @typedef {object} Scale  a limit of a few values, from the most lenient to the strictest
 * @property {string} key  of its words
 * @property {string[]} names  of the schema's TravelNeedsInput that it sets, the first one tells it
 * @property {(number | null)[]} values
 * @property {string[]} [profiles]  whose limit it is; missing: everybody's
 */

/** @type {readonly Scale[]} */
export const SCALES = Object.freeze([
  {
    key: "width",
    names: ["bodyWidthMetres", "minDoorWidthMetres"],
    values: [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1],
    profiles: WITH_A_WIDTH,
  },
  {
    key: "incline",
    names: ["maxIncline"],
    values: [1 / 6, 1 / 8, 1 / 10, 1 / 12, 1 / 16, 1 / 20, 1 / 33],
    profiles: WITH_A_WIDTH,
  },
  {
    key: "lift-width",
    names: ["minCarWidthMetres"],
    values: [0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8],
    profiles: WITH_A_WIDTH,
  },
  {
    key: "lift-depth",
    names: ["minCarDepthMetres"],
    values: [1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.2, 2.4],
    profiles: WITH_A_WIDTH,
  },
  { key: "rest", names: ["restEveryMetres"], values: [null, 200, 100, 50, 25] },
]);

/**
 * @typedef {object} Refusal  something that somebody cannot or will not use
 * @property {string} key  of its words
 * @property {string} name  of the schema's TravelNeedsInput
 * @property {unknown} refused  its value when it is refused
 * @property {string[]} [profiles]  who can choose it; missing: everybody
 */

/** @type {readonly Refusal[]} */
export const REFUSALS = Object.freeze([
  { key: "no-stairs", name: "mayUseStairs", refused: false, profiles: ON_FOOT },
  { key: "no-escalators", name: "mayUseEscalators", refused: false, profiles: ON_FOOT },
  { key: "no-lifts", name: "mayUseLifts", refused: false, profiles: ON_FOOT },
  { key: "no-manual-doors", name: "mayUseManualDoors", refused: false },
  { key: "measured-only", name: "evidence", refused: "MEASURED" },
]);

const profileOf = (needs) => needs.profile ?? "WALKING";

/** What of `offered` somebody of this profile can state. */
export const offeredTo = (offered, needs) =>
  offered.filter(({ profiles }) => !profiles || profiles.includes(profileOf(needs)));

const isSame = (one, other) =>
  one === other ||
  (typeof one === "number" && typeof other === "number" && Math.abs(one - other) < SAME);

/** The value that holds: the stated one, else the profile's. */
const valueOf = (needs, usual, name) =>
  needs[name] === undefined ? (usual[name] ?? null) : needs[name];

/** The needs with one value; what the profile says anyway is not stated. */
function stated(needs, usual, name, value) {
  const { [name]: _, ...others } = needs;
  return isSame(value, usual[name] ?? null) ? others : { ...others, [name]: value };
}

/** Whether one value of a scale lets more through than another; null lets everything through. */
function isMoreLenient(values, one, other) {
  if (one === null || other === null) return one === null && other !== null;
  const isRising = values.at(-1) > values.at(-2);
  return isRising ? one < other : one > other;
}

/**
 * Where a scale stands. An address may state a value that is between two of the scale.
 * @param {Scale} scale
 * @param {Record<string, any>} needs  a TravelNeedsInput
 * @param {Record<string, any>} usual  the profile's limits
 * @returns {{value: number | null, isOwn: boolean, lenient: number | null | undefined,
 *   strict: number | null | undefined}} `lenient` and `strict` are the next values in either
 *   direction; undefined: there is none
 */
export function standOf({ names, values }, needs, usual) {
  const value = valueOf(needs, usual, names[0]);
  const others = values.filter((each) => !isSame(each, value));
  return {
    value,
    isOwn: !isSame(value, usual[names[0]] ?? null),
    lenient: others.filter((each) => isMoreLenient(values, each, value)).at(-1),
    strict: others.find((each) => isMoreLenient(values, value, each)),
  };
}

/** The needs with a scale at one of its values. */
export function withScale({ key, names }, needs, usual, value) {
  let next = needs;
  for (const name of names) next = stated(next, usual, name, value);
  if (key !== "rest") return next;
  const { restSeconds: _, ...others } = next;
  const needsLength = value !== null && !usual.restSeconds;
  return needsLength ? { ...others, restSeconds: REST_SECONDS } : others;
}

/** Whether somebody refuses something. */
export function isRefused({ name, refused }, needs, usual) {
  return valueOf(needs, usual, name) === refused;
}

/** The needs with something refused, or not any more. */
export function withRefusal({ name, refused }, needs, usual, isOn) {
  if (isOn) return stated(needs, usual, name, refused);
  const { [name]: _, ...others } = needs;
  return isRefused({ name, refused }, others, usual) ? { ...others, [name]: true } : others;
}
