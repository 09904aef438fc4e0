// Loads ahead what a walk will need where there is no network: all views, words in every language,
// pictures of steps and levels. Owns no state; what it loads it puts into the walk.

import { boot } from "../frame/boot.js";
import { fetchLaterViews } from "../frame/later.js";
import { ask, AskError } from "../frame/operations.js";
import { preloadLocale } from "../frame/words.js";
import { pictureKey } from "./carried_way.js";
import { isPassing } from "./renewal.js";

/**
 * @param {object} of
 * @param {() => import("./walk.js").Walk} of.walk
 * @param {(patch: object) => void} of.change  what becomes of the walk
 * @param {() => void} of.keep  has the phone keep it as it is now
 * @param {() => {size: object, levelSize: object, barredSize: object, theme: string}} of.pictureWish
 * @param {(question: object, tag: string, options: object) => Promise<object>} of.tell
 * @param {() => string} of.locale
 * @param {() => void} of.onPassing  something got no answer that may have one a little later
 */
export function createCarrying({ walk, change, keep, pictureWish, tell, locale, onPassing }) {
  /** Loads, one after the other, what will be needed where there is no network. */
  return async function carry(signal) {
    const { size, levelSize, barredSize, theme } = pictureWish();
    const here = locale();
    const others = boot.locales.map(({ tag }) => tag).filter((tag) => tag !== here);
    const saves = navigator.connection?.saveData === true;
    const parts = [
      () => drawn(here),
      views,
      ...others.map((tag) => () => words(tag)),
      ...(saves ? [] : others.map((tag) => () => drawn(tag))),
    ];
    change({ isCarried: false });
    try {
      for (const part of parts) {
        await part();
        if (signal.aborted) return;
        keep();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error.kind === undefined) throw error;
      if (isPassing(error)) onPassing();
      return;
    }
    change({ isCarried: true });

    async function views() {
      if (!(await fetchLaterViews())) throw new AskError("offline");
    }

    async function words(tag) {
      await preloadLocale(tag);
      const { way } = walk();
      const told = await tell(way.question, tag, { signal });
      if (signal.aborted) return;
      const now = walk().way;
      // Another version in between: the whole way is asked for again by the news of it.
      if (told.answer.dataVersion !== now.words[here]?.answer.dataVersion) return;
      change({ way: { ...now, words: { ...now.words, [tag]: told } } });
    }

    async function drawn(tag) {
      const { way } = walk();
      const answer = way.words[tag]?.answer;
      const isWay = answer?.__typename === "Route";
      if (!isWay && !answer?.blockers?.length) return;
      const { from, to, via, needs } = way.question;
      const place = pictureKey(tag, theme);
      const common = { from, to, via, needs, theme };
      const options = { signal, locale: tag };
      if (isWay && !way.stepPictures[place]) {
        const { route } = await ask("DrawSteps", { ...common, size }, options);
        if (signal.aborted || route.__typename !== "Route") return;
        const now = walk().way;
        const pictures = route.steps.map(({ picture }) => picture);
        change({ way: { ...now, stepPictures: { ...now.stepPictures, [place]: pictures } } });
      }
      if (!way.levelPictures[place]) {
        const shownIn = isWay ? levelSize : barredSize;
        const wish = { ...common, size: shownIn, marksUnverified: isWay };
        const { route } = await ask("DrawRoute", wish, options);
        if (signal.aborted || route.__typename !== answer.__typename) return;
        const now = walk().way;
        // Where there is no way there is one picture at most, of what stands in it.
        const pictures = route.pictures ?? [route.picture].filter(Boolean);
        change({ way: { ...now, levelPictures: { ...now.levelPictures, [place]: pictures } } });
      }
    }
  };
}
