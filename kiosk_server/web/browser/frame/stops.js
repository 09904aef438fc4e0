// Stops on the way to somewhere: how many there may be, what is offered for one, and which of the
// places of a kind lies best on the way. Pure: must not know the page or the server.

/** More than these nobody keeps in mind; an address may bring more. */
export const MOST_STOPS = 3;

/** The kinds of places that one stops at, what is wanted in a hurry first. */
const OFFERED = ["TOILETS", "PHARMACY", "PAYMENT", "FACILITIES", "EXAMINATIONS", "CLINICS"];
const MINUTE_SECONDS = 60;
/** Of these any will do: the one with the shortest way round comes first. */
export const ANY_WILL_DO = new Set(["TOILETS", "PHARMACY", "PAYMENT"]);

/**
 * @param {{category: string, placeCount: number}[]} categories that the plan has
 * @returns {{category: string, name: string}[]}
 */
export const stopCategories = (categories) =>
  OFFERED.map((wanted) => categories.find(({ category }) => category === wanted)).filter(
    (found) => found && found.placeCount > 0,
  );

/**
 * Places as they are to be offered for a stop. Where any will do, the one over which the way is the
 * shortest comes first; of those that make it less than a minute longer, the one that is reached
 * first.
 * @template {{place: {id: string}, walkSeconds: number | null}} Near
 * @param {string} category
 * @param {Near[]} fromHere
 * @param {Near[]} fromGoal  the same places with the walk from the goal, which is taken for the
 *   walk to it; those that are missing are farther than all that are there
 * @returns {Near[]}
 */
export function onTheWay(category, fromHere, fromGoal) {
  if (!ANY_WILL_DO.has(category)) return fromHere;
  const onwards = new Map(fromGoal.map(({ place, walkSeconds }) => [place.id, walkSeconds]));
  const whole = ({ place, walkSeconds }) => {
    const onward = onwards.get(place.id) ?? null;
    return walkSeconds === null || onward === null ? Infinity : walkSeconds + onward;
  };
  const least = Math.min(...fromHere.map(whole));
  /** Minutes that the way gets longer; Infinity minus itself would be no number. */
  const longer = (near) =>
    whole(near) === Infinity ? Infinity : Math.floor((whole(near) - least) / MINUTE_SECONDS);
  return [...fromHere].sort(
    (one, other) => compared(longer(one), longer(other)) || compared(far(one), far(other)),
  );
}

const far = ({ walkSeconds }) => walkSeconds ?? Infinity;
const compared = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

/**
 * The stops with one more at the end; the same ones where it is there already, is the goal itself,
 * or is one too many.
 * @param {string[]} via place ids
 * @param {string} id
 * @param {string} goalId
 */
export const withStop = (via, id, goalId) =>
  via.length >= MOST_STOPS || via.includes(id) || id === goalId ? via : [...via, id];

/**
 * How many stops are behind somebody who is at a step: each has a step of arrival in between.
 * @param {{kind: string}[]} steps
 * @param {number} stepIndex
 */
export const stopsPassed = (steps, stepIndex) =>
  steps.slice(0, stepIndex).filter(({ kind }, at) => kind === "ARRIVE" && at < steps.length - 1)
    .length;
