// Owns which questions a view needs an answer to, and their variables. It must not know how answers
// are shown.

import { departNow, MOST_DESKS } from "../frame/desks.js";

const SYMBOL_SCALE = 1.6;
const SYMBOL_SCALE_LARGE = 2.1;
/** Of what there is everywhere only the nearest are offered. */
const MOST_PLACES = { TOILETS: 14, FACILITIES: 21, EXITS: 14 };

/** Those that show something of the way to where somebody goes. */
export const VIEWS_OF_A_WAY = new Set(["route", "limits", "take"]);

/** How large pictures for a box are drawn, in CSS pixels: a little rounded so that they are shared. */
function sizeFor(box, large) {
  const { width, height } = box.getBoundingClientRect();
  const within = (px) => Math.min(2400, Math.max(240, Math.round(px / 8) * 8));
  return {
    widthPx: within(width),
    heightPx: within(height),
    symbolScale: large ? SYMBOL_SCALE_LARGE : SYMBOL_SCALE,
  };
}

/**
 * Asks what the view of this visit needs and what is not known yet. `situation` is `{spot, locale,
 * contrast, large, dataVersion, planBox}`; `ask` and `ownRecord` get the answers.
 */
export function askFor(visit, questions, situation, { ask, ownRecord }) {
  const { spot, locale, contrast, large, voicePace, dataVersion, planBox } = situation;
  const here = spot?.location ?? null;
  const needs = visit.needs ?? undefined;
  const theme = contrast ? "CONTRAST" : "STANDARD";
  const asker = (name, variables) => (signal) => ask(name, variables, { signal });
  /** Answers in another language or from an older plan stand in until the new one is there. */
  const put = (question, name, variables, subject) =>
    questions[question].askOnce([locale, dataVersion, variables], asker(name, variables), subject);

  questions.record.askOnce(
    [locale, dataVersion, contrast],
    (signal) => ownRecord({ locale, contrast, dataVersion, signal }),
    "record",
  );
  put("categories", "ListCategories", {}, "categories");
  if (visit.view === "search") {
    const text = visit.text.trim();
    if (text === "") questions.matches.forget();
    else put("matches", "SearchPlaces", { text, near: here, needs, first: 7 }, "matches");
  } else if (visit.view === "choose") {
    const { category } = visit;
    put(
      "list",
      "ListCategory",
      { category, near: here, needs, first: MOST_PLACES[category] ?? 100 },
      category,
    );
  } else if (visit.view === "person" && here) {
    const desks = { kind: "INFORMATION", from: here, needs, first: MOST_DESKS };
    put("desk", "NearestPlaces", { ...desks, departAt: departNow() }, "desk");
  } else if (VIEWS_OF_A_WAY.has(visit.view)) {
    put("goal", "ShowPlace", { id: visit.to.id }, visit.to.id);
    if (!here) return;
    const way = { from: here, to: { placeId: visit.to.id }, needs };
    put("way", "FindRoute", way, visit.to.id);
    // The words come first; they decide how much room is left for the picture.
    const box = planBox();
    if (visit.view !== "take" && box) {
      // A change of the box's size alone is no reason to ask again: the picture scales with it.
      questions.pictures.askOnce(
        [locale, dataVersion, theme, large, way],
        (signal) => ask("DrawRoute", { ...way, size: sizeFor(box, large), theme }, { signal }),
        visit.to.id,
      );
    } else if (visit.view === "take") {
      const mode = large ? "LARGE" : "STANDARD";
      put("code", "HandOff", { ...way, mode, highContrast: contrast, voicePace }, visit.to.id);
    }
  }
}
