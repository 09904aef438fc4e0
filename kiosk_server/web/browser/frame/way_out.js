// Owns what a page knows of the way out of where it stands: asked for before anybody needs it, so
// that it is there when a thousand pages need it at once, and kept while the server is away.
import { ask } from "./operations.js";
import { Question } from "./question.js";

/**
 * @typedef {object} WayOutWish
 * @property {object} from  a LocationInput
 * @property {object} needs  a TravelNeedsInput
 * @property {string} locale
 * @property {string} theme
 * @property {object} size  a PictureSizeInput
 * @property {string} dataVersion
 */

/** @param {() => void} changed  called whenever something new is known */
export function createWayOut(changed) {
  const words = new Question(changed);
  const pictures = new Question(changed);

  return {
    /** @param {WayOutWish} wish */
    want({ from, needs, locale, theme, size, dataVersion }) {
      const way = { from, needs };
      words.askOnce(
        [locale, dataVersion, way],
        async (signal) => (await ask("FindWayOut", way, { signal, locale })).evacuationRoute,
        way,
      );
      pictures.askOnce(
        [locale, dataVersion, theme, size, way],
        async (signal) => {
          const options = { signal, locale };
          const { evacuationRoute } = await ask("DrawWayOut", { ...way, size, theme }, options);
          return evacuationRoute.route.pictures ?? [];
        },
        way,
      );
    },
    /** Begins with what was kept for `wish`: it stands in until the server says more. */
    begin({ from, needs }, kept) {
      const way = { from, needs };
      words.begin(null, kept.words, way);
      pictures.begin(null, kept.pictures, way);
    },
    /** Asks again what has failed, and shows what went wrong until there is an answer. */
    heal() {
      words.heal({ isQuiet: true });
      pictures.heal({ isQuiet: true });
    },
    /**
     * `answer` is an EvacuationRoute, null: none yet; `pictures` fit its steps; `hasFailed`: the
     * server could not be asked last.
     */
    known() {
      return {
        answer: words.known.value,
        pictures: pictures.known.value ?? [],
        isWaiting: words.known.status === "waiting",
        isDrawing: pictures.known.status === "waiting",
        hasFailed: words.known.status === "failed",
      };
    },
  };
}
