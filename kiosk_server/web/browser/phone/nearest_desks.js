// Owns the question which information desks are near the spot of the page.

import { departNow, MOST_DESKS } from "../frame/desks.js";
import { ask } from "../frame/operations.js";
import { ownSpot } from "./own_spot.js";

/** The part of a page's state that says what is known of them. */
export const noDesksKnown = () => ({ found: null, problem: null });

/**
 * @param {Record<string, unknown>} needs a TravelNeedsInput
 * @returns {Promise<{place: object, walkSeconds: number}[]>} the nearest first
 */
export async function nearestDesks(needs) {
  const wanted = { kind: "INFORMATION", from: ownSpot().location, needs };
  const limits = { first: MOST_DESKS, departAt: departNow() };
  return (await ask("NearestPlaces", { ...wanted, ...limits })).nearestPlaces;
}

/**
 * Asks and puts what is heard, or why nothing is, into the state as `desk`.
 * @param store  a page's store
 */
export async function learnDesks(store) {
  try {
    store.update({ desk: { found: await nearestDesks(store.state.wish.needs), problem: null } });
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    store.update({ desk: { found: null, problem } });
  }
}
