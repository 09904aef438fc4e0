// A way as the phone carries it: the question, the words in each language, the pictures. Pure
// values and rules; knows no network and no page.

import { stopsPassed } from "../frame/stops.js";

/**
 * @typedef {object} Told  what the server said in one language
 * @property {object} answer  a Route or NoRoute of FindRoute
 * @property {{id: string, name: string, level: object} | null} goal  the place that one goes to
 * @property {{id: string, name: string, level: object}[]} stops  those of the way that the plan has
 * @property {number} askedAt  milliseconds since 1970
 *
 * @typedef {object} CarriedWay
 * @property {string} key  the question: equal keys are the same question
 * @property {Question} question
 * @property {Record<string, Told>} words  by language
 * @property {Record<string, {svg: string}[]>} stepPictures  by `pictureKey`; one for each step
 * @property {Record<string, object[]>} levelPictures  by `pictureKey`
 *
 * @typedef {object} Question
 * @property {object} from  a LocationInput
 * @property {object} to  a LocationInput
 * @property {object[]} via  LocationInputs
 * @property {object} needs  a TravelNeedsInput
 * @property {string} goalId  the place that the address names
 */

/**
 * The question that an address asks from a spot. `isBack`: from the place to the spot.
 * @returns {Question}
 */
export function questionOf(spot, wish) {
  const there = { placeId: wish.to };
  const via = wish.via.map((placeId) => ({ placeId }));
  const ends = wish.isBack
    ? { from: there, to: spot.location, via: via.reverse() }
    : { from: spot.location, to: there, via };
  return { ...ends, needs: wish.needs, goalId: wish.to };
}

/** A text that is equal for equal questions, whatever the order in which needs were written. */
export function keyOf(question) {
  const needs = Object.fromEntries(
    Object.entries(question.needs).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify([question.from, question.to, question.via, needs]);
}

/** Whether two questions ask from and to the same places, maybe for another traveller. */
export function hasSameEnds(one, other) {
  return keyOf({ ...one, needs: {} }) === keyOf({ ...other, needs: {} });
}

/** Pictures differ by language and by theme. */
export function pictureKey(tag, theme) {
  return `${tag} ${theme}`;
}

/**
 * The words to show: of this language, else of any that is carried.
 * @returns {[string, Told] | null}
 */
export function wordsFor(way, tag) {
  const found = way.words[tag] ? tag : Object.keys(way.words)[0];
  return found === undefined ? null : [found, way.words[found]];
}

/** Pictures to show: of this language and theme, else of any that is carried. */
export function picturesFor(pictures, tag, theme) {
  const keys = Object.keys(pictures);
  const best =
    keys.find((key) => key === pictureKey(tag, theme)) ??
    keys.find((key) => key.startsWith(`${tag} `)) ??
    keys[0];
  return best === undefined ? null : pictures[best];
}

/** Seconds from the beginning of a step to the end of the way. */
export function secondsLeft(steps, index) {
  return steps.slice(index).reduce((sum, step) => sum + step.durationSeconds, 0);
}

/** Whether one that follows the first answer would notice nothing on getting the second. */
export function isSameWay(before, after) {
  if (before.__typename !== after.__typename) return false;
  if (before.__typename === "NoRoute") return before.message === after.message;
  const signs = (answer) =>
    JSON.stringify(answer.steps.map((step) => [step.kind, step.levelId, step.text]));
  return signs(before) === signs(after);
}

/**
 * Where one stands in a changed way: at the step that reads the same and lies nearest; null if
 * none does.
 */
export function indexInChanged(before, index, after) {
  const here = before[index];
  const same = after
    .map((step, at) => ({ step, at }))
    .filter(({ step }) => step.text === here?.text && step.levelId === here.levelId);
  same.sort((a, b) => Math.abs(a.at - index) - Math.abs(b.at - index));
  return same.length > 0 ? same[0].at : null;
}

/**
 * The same question from the step that somebody is at, over the stops that are still ahead; null for
 * who has not set out. `question` is what `steps` answer.
 */
export function questionFromStep(question, { steps }, stepIndex) {
  const point = stepIndex > 0 ? steps?.[stepIndex]?.point : null;
  return point ? { ...question, from: { point }, via: viaAhead(question, steps, stepIndex) } : null;
}

/** The stops that are not behind somebody at a step of the way that answers a question. */
export const viaAhead = ({ via }, steps, stepIndex) => via.slice(stopsPassed(steps, stepIndex));

/** A way of which nothing is known yet. */
export function emptyWay(key, question) {
  return { key, question, words: {}, stepPictures: {}, levelPictures: {} };
}

/** Where somebody stands in the answer that follows another one, and what they are to be told. */
export function placeInChanged(old, answer, stepIndex) {
  if (answer.__typename === "NoRoute") return { news: "none", stepIndex: 0, isDone: false };
  if (old.__typename === "NoRoute") return { news: null, stepIndex: 0, isDone: false };
  const at = indexInChanged(old.steps, stepIndex, answer.steps);
  return at === null
    ? { news: "again", stepIndex: 0, isDone: false }
    : { news: "changed", stepIndex: at };
}
