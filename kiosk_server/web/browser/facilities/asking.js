// What the page asks of the server, and what it sends: each answer goes into the page's state.

import { boot } from "../frame/boot.js";
import { mode, pictureTheme } from "../frame/modes.js";
import { ask, AskError } from "../frame/operations.js";
import { isSignedOut } from "../frame/sign_in.js";
import { locale } from "../frame/words.js";

const MOST_PX = 4000;
/** A picture is drawn larger than it is shown, so that names are there when it is zoomed. */
const LARGER = 1.3;
const LARGER_ON_PHONES = 2.2;
const PHONE_PX = 600;
const LARGE_SYMBOLS = 1.5;
const ENDED = 30;
const SETTLED = 20;
/** Open reports that are loaded at a time. */
const REPORTS = 100;
const AGAIN_MS = 2500;
const MOST_TRIES = 8;

/** The part of the page's state that is kept here. */
export const nothingAsked = () => ({
  me: null,
  picture: null,
  elements: null,
  planProblem: null,
  closures: null,
  closuresProblem: null,
  reports: null,
  /** How many are open, of which those are loaded that were asked for. */
  reportCount: 0,
  reportsWish: { oldestFirst: false, pages: 1 },
  settled: null,
  reportsProblem: null,
});

/**
 * @param store the page's store
 * @param {() => {width: number, height: number}} stageSize in CSS pixels
 */
export function createAsking(store, stageSize) {
  /**
   * Runs a question, again and again while the server is busy; what comes too late for what is
   * shown now is passed over.
   */
  async function into(name, problemName, question, isWanted = () => true) {
    if (!isWanted()) return;
    try {
      const found = await question();
      if (isWanted()) store.update({ [name]: found, [problemName]: null });
    } catch (problem) {
      if (problem.kind === undefined) throw problem;
      if (!isWanted()) return;
      store.update({ [problemName]: problem });
      if (problem.kind === "busy")
        setTimeout(() => into(name, problemName, question, isWanted), AGAIN_MS);
    }
  }

  async function askPlan() {
    const { levelId } = store.state;
    const key = pictureKey(levelId);
    const isWanted = () => key === pictureKey(store.state.levelId);
    if (store.state.picture?.key === key) return;
    const { width, height } = stageSize();
    const larger = width < PHONE_PX ? LARGER_ON_PHONES : LARGER;
    const factor = Math.min(larger, MOST_PX / Math.max(width, height, 1));
    const size = {
      widthPx: Math.round(width * factor),
      heightPx: Math.round(height * factor),
      symbolScale: mode() === "large" ? LARGE_SYMBOLS : 1,
    };
    await Promise.all([
      into(
        "picture",
        "planProblem",
        async () => {
          const { level } = await ask("DrawPlan", { id: levelId, size, theme: pictureTheme() });
          if (level === null) throw new AskError("gone");
          return {
            key,
            levelId,
            svg: level.picture.svg,
            matrix: level.picture.metresToPx,
            size: { width: size.widthPx, height: size.heightPx },
          };
        },
        isWanted,
      ),
      into(
        "elements",
        "planProblem",
        async () => {
          const { planElements } = await ask("ListPlanElements", { levelId });
          if (planElements === null) throw new AskError("gone");
          return { levelId, list: planElements };
        },
        isWanted,
      ),
    ]);
  }

  let closuresAsked = 0;
  async function askClosures() {
    const order = (closuresAsked += 1);
    await into(
      "closures",
      "closuresProblem",
      () => ask("ShowClosures", { endedFirst: ENDED }, { fresh: true }),
      () => order === closuresAsked,
    );
  }

  let reportsAsked = 0;
  async function askReports() {
    const order = (reportsAsked += 1);
    const isWanted = () => order === reportsAsked;
    await Promise.all([
      into("reports", "reportsProblem", () => openReports(isWanted), isWanted),
      into("settled", "reportsProblem", settledReports, isWanted),
    ]);
  }

  /** As many of the open ones as are wanted, one page after the other. */
  async function openReports(isWanted) {
    const { oldestFirst, pages } = store.state.reportsWish;
    const found = [];
    for (let page = 0; page < pages && isWanted(); page += 1) {
      const after = found.at(-1)?.id ?? null;
      const wish = { settled: false, first: REPORTS, oldestFirst, after };
      const answer = await ask("ListFaultReports", wish, { fresh: true });
      found.push(...answer.faultReports);
      if (isWanted()) store.update({ reportCount: answer.faultReportCount });
      if (answer.faultReports.length < REPORTS) break;
    }
    return found;
  }

  const settledReports = async () =>
    (await ask("ListFaultReports", { settled: true, first: SETTLED }, { fresh: true })).faultReports;

  /** @param {Partial<{oldestFirst: boolean, pages: number}>} wish what is to be loaded from now on */
  function wantReports(wish) {
    store.update({ reportsWish: { ...store.state.reportsWish, ...wish } });
    return askReports();
  }

  /** What closing something would do; asked again while the server is still making itself ready. */
  async function askEffect() {
    const asked = store.state.draft;
    const isWanted = () => store.state.draft?.key === asked.key;
    const change = (effect) =>
      isWanted() && store.update({ draft: { ...store.state.draft, effect } });
    for (let tries = 1; isWanted(); tries += 1) {
      try {
        const { closureEffect } = await ask("TellClosureEffect", asked.target);
        change(
          closureEffect.__typename === "Refusal"
            ? { problem: closureEffect.message }
            : { ...closureEffect, problem: null },
        );
        return;
      } catch (problem) {
        if (problem.kind === undefined) throw problem;
        if (problem.kind !== "busy" || tries === MOST_TRIES) {
          change({ problem: problem.text });
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  return {
    askPlan,
    askClosures,
    askReports,
    wantReports,
    askEffect,
    askMe: () => into("me", "closuresProblem", async () => (await ask("ShowMe", {}, { fresh: true })).me),
    /**
     * Sends a change.
     * @param {string} name of an operation whose answer is a result or a Refusal
     * @param {Record<string, unknown>} input
     * @returns {Promise<{done: any} | {problem: string, code: string, isSignedOut: boolean}>}
     */
    async send(name, input) {
      try {
        const [answer] = Object.values(await ask(name, { input }));
        const { __typename: type, message, code } = answer;
        if (type === "Refusal") return { problem: message, code, isSignedOut: false };
        return { done: answer };
      } catch (problem) {
        if (problem.kind === undefined) throw problem;
        const { text, code } = problem;
        return { problem: text, code, isSignedOut: isSignedOut(problem) };
      }
    },
  };
}

/** Names a picture as it is wanted now: equal for equal pictures of a plan. */
const pictureKey = (levelId) => `${levelId} ${locale()} ${pictureTheme()} ${mode()}`;

/** The level that the page begins with: the lobby's. */
export function firstLevelId() {
  return boot.spot?.levelId ?? boot.venue.levels[0]?.id ?? null;
}
