// The walk: asks for the way, shows what is kept at once, has all loaded that is needed without
// network, and asks anew when the plan changed or the network is back. Owns `state.walk`; draws
// nothing.

import { ask } from "../frame/operations.js";
import { learn } from "../frame/origins.js";
import {
  emptyWay,
  hasSameEnds,
  indexInChanged,
  isSameWay,
  keyOf,
  placeInChanged,
  questionFromStep,
  questionOf,
  viaAhead,
  wordsFor,
} from "./carried_way.js";
import { createCarrying } from "./carrying.js";
import { keepWay, recallWay } from "./kept_way.js";
import { ownSpot } from "./own_spot.js";
import { createRenewal, isPassing } from "./renewal.js";

/**
 * @typedef {object} Walk
 * @property {"none" | "loading" | "shown" | "failed"} status
 * @property {import("./carried_way.js").CarriedWay | null} way
 * @property {number} stepIndex
 * @property {boolean} isDone
 * @property {{kind: string, text: string} | null} problem  why the last question got no answer
 * @property {"same" | "changed" | "onward" | "again" | "none" | null} news  what the last renewal brought
 * @property {"closure" | "plan" | null} reason  what changed, of which `news` tells
 * @property {"closure" | "plan" | null} doubt  what changed and may have changed the way, which is
 *   not known yet
 * @property {{key: string, question: object, hasOtherStops?: boolean} | null} wanted  the question
 *   of a changed traveller, or over other stops, as long as `way` is still that of before
 * @property {boolean} isCarried  whether everything that this page can show is on the phone
 */

/** @returns {Walk} */
export function noWalk() {
  return {
    status: "none",
    way: null,
    stepIndex: 0,
    isDone: false,
    problem: null,
    news: null,
    reason: null,
    doubt: null,
    wanted: null,
    isCarried: false,
  };
}

/**
 * @param store  the page's store; its state has `walk`, `wish` and `locale`
 * @param {() => {size: object, levelSize: object, barredSize: object, theme: string}} pictureWish  how pictures are wanted now
 */
export function createWalk(store, pictureWish) {
  let running = new AbortController();
  /** What changed since the last answer; it may have changed the way. */
  let changedSince = null;
  const renewal = createRenewal({
    renew: () => renew(),
    onLate: () => walk().way && change({ doubt: changedSince }),
  });

  const walk = () => store.state.walk;
  const change = (patch) => store.update({ walk: { ...walk(), ...patch } });
  const keep = () => {
    const { way, stepIndex, isDone } = walk();
    if (way && Object.values(way.words).some(({ answer }) => answer.__typename === "Route")) {
      keepWay({ way, stepIndex, isDone });
    }
  };

  const carry = createCarrying({
    ...{ walk, change, keep, pictureWish, tell },
    locale: () => store.state.locale,
    onPassing: () => renewal.again(),
  });

  function stop() {
    renewal.begin();
    running.abort();
    running = new AbortController();
    return running.signal;
  }

  /**
   * Takes up the way that the address asks for: the kept one at once if it is the same question.
   */
  async function begin() {
    const { wish } = store.state;
    if (!wish.to) {
      stop();
      store.update({ walk: noWalk() });
      return;
    }
    const question = questionOf(ownSpot(), wish);
    const key = keyOf(question);
    if (walk().wanted?.key === key) return renew();
    if (walk().way?.key === key) {
      if (walk().wanted) change({ status: "shown", wanted: null, problem: null });
      return renew();
    }
    const kept = recallWay();
    learn(kept?.way.words);
    if (kept?.way.key === key) {
      const { way, stepIndex, isDone } = kept;
      store.update({ walk: { ...noWalk(), status: "shown", way, stepIndex, isDone } });
    } else if (kept && hasSameEnds(kept.way.question, question)) {
      // The traveller changed and the page was opened anew: the old way is better than none.
      const { way, stepIndex } = kept;
      const wanted = { key, question };
      store.update({ walk: { ...noWalk(), status: "loading", way, stepIndex, wanted } });
    } else {
      store.update({ walk: { ...noWalk(), status: "loading", way: emptyWay(key, question) } });
    }
    return renew();
  }

  /** Place ids of the stops that are not behind somebody yet. */
  function stopsAhead() {
    const { way, wanted, stepIndex } = walk();
    const answer = way && wordsFor(way, store.state.locale)?.[1].answer;
    if (!wanted && answer?.__typename !== "Route") return store.state.wish.via;
    const ahead = wanted ? wanted.question.via : viaAhead(way.question, answer.steps, stepIndex);
    return ahead.map(({ placeId }) => placeId);
  }

  /**
   * The same ends for another traveller, or over other stops than before: the way of before stays
   * if there is no answer.
   */
  async function travelAnew({ hasOtherStops = false } = {}) {
    const { wish, locale } = store.state;
    const { way } = walk();
    const question = wish.to ? questionOf(ownSpot(), wish) : null;
    const isOnTheWay = way && wordsFor(way, locale)?.[1].answer.__typename === "Route";
    if (!question || !isOnTheWay || keyOf(question) === way.key) return begin();
    const { answer } = wordsFor(way, locale)[1];
    const here = questionFromStep(way.question, answer, walk().stepIndex) ?? way.question;
    const via = hasOtherStops ? question.via : here.via;
    const asked = { ...question, from: here.from, via };
    change({ status: "loading", wanted: { key: keyOf(question), question: asked, hasOtherStops } });
    return renew();
  }

  /** The venue has changed: a closure has begun or ended, or it has another plan. */
  function renewChanged({ isClosure }) {
    if (!walk().way) return;
    changedSince = isClosure && changedSince !== "plan" ? "closure" : "plan";
    renewal.soon();
  }

  /**
   * Asks anew, keeping one's place; what is shown stays until there is something better. `isBack`:
   * the network is back, so the server itself is asked and the visitor told.
   */
  async function renew({ isBack = false } = {}) {
    const signal = stop();
    const tag = store.state.locale;
    const { way, wanted } = walk();
    if (!way) return;
    try {
      const told = await tell((wanted ?? way).question, tag, { signal, fresh: isBack });
      if (signal.aborted) return;
      change({ reason: changedSince });
      const onward = wanted ? null : questionOfLost(tag, told);
      if (wanted) takeWanted(tag, told);
      else if (onward) takeOnward(tag, onward, await tell(onward, tag, { signal }), signal);
      else take(tag, told, isBack);
      if (signal.aborted) return;
      renewal.answered();
      change({ doubt: null });
      changedSince = null;
    } catch (error) {
      if (signal.aborted) return;
      const shown = wordsFor(way, tag) !== null;
      change({
        status: shown ? "shown" : "failed",
        problem: { kind: error.kind ?? "fault", text: error.text ?? "" },
        doubt: changedSince,
      });
      if (error.kind === undefined) throw error;
      if (isPassing(error)) renewal.again();
      return;
    }
    await carry(signal);
  }

  function take(tag, told, isBack) {
    const { way, stepIndex } = walk();
    const before = wordsFor(way, tag);
    const old = before?.[1].answer;
    const isNewVersion = old !== undefined && old.dataVersion !== told.answer.dataVersion;
    const base = isNewVersion ? emptyWay(way.key, way.question) : way;
    const next = { ...base, words: { ...base.words, [tag]: told } };
    const patch = { status: "shown", way: next, problem: null };
    if (before !== null && before[0] === tag) {
      if (isSameWay(old, told.answer)) {
        if (isBack) patch.news = "same";
        // Nothing that is drawn hangs on the version alone: pictures of an unchanged way stay.
        patch.way = { ...way, words: { ...base.words, [tag]: told } };
      } else Object.assign(patch, placeInChanged(old, told.answer, stepIndex));
    } else if (old && old.steps?.length !== told.answer.steps?.length) {
      patch.stepIndex = 0;
    }
    change(patch);
    keep();
  }

  /** The question from the step that is shown, if the changed way does not have it; else null. */
  function questionOfLost(tag, told) {
    const { way, stepIndex } = walk();
    const before = way.words[tag]?.answer;
    const areWays = [before, told.answer].every((answer) => answer?.__typename === "Route");
    if (!areWays || isSameWay(before, told.answer)) return null;
    if (indexInChanged(before.steps, stepIndex, told.answer.steps) !== null) return null;
    return questionFromStep(way.question, before, stepIndex);
  }

  /** The changed way from where somebody is: nobody walks back to the code that was scanned. */
  function takeOnward(tag, question, told, signal) {
    if (signal.aborted) return;
    const next = { ...emptyWay(walk().way.key, question), words: { [tag]: told } };
    const news = told.answer.__typename === "NoRoute" ? "none" : "onward";
    change({ status: "shown", way: next, stepIndex: 0, isDone: false, problem: null, news });
    keep();
  }

  /** The way of a changed traveller, in place of the one before. */
  function takeWanted(tag, told) {
    const { way, wanted, stepIndex } = walk();
    const old = wordsFor(way, tag)[1].answer;
    const next = { ...emptyWay(wanted.key, wanted.question), words: { [tag]: told } };
    const isSame = isSameWay(old, told.answer);
    const isFromStep = "point" in wanted.question.from;
    const place = isFromStep
      ? { stepIndex: 0, isDone: false, news: told.answer.__typename === "Route" ? "onward" : null }
      : isSame
        ? {}
        : placeInChanged(old, told.answer, stepIndex);
    // Nobody who has not set out yet has followed another way, who adds a stop wants another one,
    // and a no speaks for itself.
    const isExpected = stepIndex === 0 || wanted.hasOtherStops || place.news === "none";
    if (isExpected) place.news = null;
    change({ news: null, ...place, status: "shown", way: next, wanted: null, problem: null });
    keep();
  }

  function goTo(stepIndex) {
    change({ stepIndex, isDone: false, news: null });
    keep();
  }

  function arrive(isDone) {
    change({ isDone, news: null });
    keep();
  }

  return { begin, stopsAhead, travelAnew, renew, renewChanged, goTo, arrive, stop };
}

async function tell(question, tag, options) {
  const { from, to, via, needs, goalId } = question;
  const named = [goalId, ...via.map(({ placeId }) => placeId)];
  const [found, ...shown] = await Promise.all([
    ask("FindRoute", { from, to, via, needs }, { ...options, locale: tag }),
    ...named.map((id) => ask("ShowPlace", { id }, { ...options, locale: tag })),
  ]);
  const [goal, ...stops] = shown.map(({ place }) => place);
  return { answer: found.route, goal, stops: stops.filter(Boolean), askedAt: Date.now() };
}
