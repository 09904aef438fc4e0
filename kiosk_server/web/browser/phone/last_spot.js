// Where somebody with this phone is, as far as it can tell: at the code that was scanned, or at the
// step of the way that is shown. Pure; knows no network and no page.
import { wordsFor } from "./carried_way.js";

/**
 * `{location, levelId, name}`: a LocationInput, its level, and what it is called; a null name is a
 * place on the way.
 * @param {object} state of the page
 * @param {{location: object, levelId: string, name: string}} spot whose code was scanned
 */
export function lastSpot({ walk, locale }, spot) {
  const { way, stepIndex, isDone } = walk;
  const told = way && wordsFor(way, locale)?.[1];
  const here = { location: spot.location, levelId: spot.levelId, name: spot.name };
  if (told?.answer.__typename !== "Route") return here;
  const { steps } = told.answer;
  const isAtCode = JSON.stringify(way.question.from) === JSON.stringify(spot.location);
  if (!isDone && stepIndex === 0 && isAtCode) return here;
  const point = steps[isDone ? steps.length - 1 : Math.min(stepIndex, steps.length - 1)].point;
  // A way that an earlier release of this page kept has no points.
  return point ? { location: { point }, levelId: point.levelId, name: null } : here;
}
