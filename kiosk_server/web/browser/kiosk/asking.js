// Owns which questions a view needs an answer to, and their variables. It must not know how answers
// are shown.

import { departNow, MOST_DESKS } from "../frame/desks.js";
import { openFoundFirst } from "../frame/open_first.js";

const SYMBOL_SCALE = 1.6;
const SYMBOL_SCALE_LARGE = 2.1;
/** Of what there is everywhere only the nearest are offered. */
const MOST_PLACES = { TOILETS: 14, FACILITIES: 21, EXITS: 14 };

const MOST_IN_A_LIST = 100;
const MOST_LISTED = 200;

/** Those that show something of the way to where somebody goes. */
export const VIEWS_OF_A_WAY = new Set(["route", "limits", "stops", "basis", "take"]);

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

/** How many places of a category are asked for: of stops the best is not known before all are. */
const mostOf = ({ category, isStop }) =>
  isStop ? MOST_LISTED : (MOST_PLACES[category] ?? MOST_IN_A_LIST);

/** Left out where there are none, so that equal ways are equal questions. */
const stopsOf = ({ via }) =>
  via.length > 0 ? via.map((placeId) => ({ placeId })) : undefined;

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
    else {
      const wanted = { text, near: here, needs, first: 7 };
      const found = async (signal) => {
        const { searchPlaces } = await ask("SearchPlaces", wanted, { signal });
        return { searchPlaces: openFoundFirst(searchPlaces) };
      };
      questions.matches.askOnce([locale, dataVersion, wanted], found, "matches");
    }
  } else if (visit.view === "choose") {
    const { category } = visit;
    put(
      "list",
      "ListCategory",
      { category, near: here, needs, first: mostOf(visit) },
      category,
    );
    // Which of them lies best on the way is known once the walk from the goal is known too.
    if (visit.isStop) {
      const near = { placeId: visit.to.id };
      put("listFromGoal", "ListCategory", { category, near, needs, first: MOST_LISTED }, category);
    }
  } else if (visit.view === "browse") {
    const { categories } = questions;
    if (categories.known.value) {
      const kinds = categories.known.value.placeCategories.map(({ category }) => category);
      const lists = (signal) =>
        Promise.all(
          kinds.map((category) => ask("ListCategory", { category, first: MOST_LISTED }, { signal })),
        );
      questions.destinations.askOnce([locale, dataVersion, kinds], lists, "destinations");
    }
    const box = planBox();
    const at = here ?? undefined;
    if (box) {
      const { levelId: id } = visit;
      questions.plan.askOnce(
        [locale, dataVersion, theme, large, id],
        (signal) => ask("DrawLevel", { id, at, size: sizeFor(box, large), theme }, { signal }),
        id,
      );
    }
  } else if (visit.view === "person" && here) {
    const desks = { kind: "INFORMATION", from: here, needs, first: MOST_DESKS };
    put("desk", "NearestPlaces", { ...desks, departAt: departNow() }, "desk");
  } else if (VIEWS_OF_A_WAY.has(visit.view)) {
    put("goal", "ShowPlace", { id: visit.to.id }, visit.to.id);
    if (!here) return;
    const way = { from: here, to: { placeId: visit.to.id }, via: stopsOf(visit), needs };
    put("way", "FindRoute", way, visit.to.id);
    if (visit.via.length > 0) {
      const stops = (signal) =>
        Promise.all(visit.via.map((id) => ask("ShowPlace", { id }, { signal })));
      questions.stops.askOnce([locale, dataVersion, visit.via], stops, visit.via);
    }
    // The words come first; they decide how much room is left for the picture.
    const box = planBox();
    if (visit.view !== "take" && box) {
      // A change of the box's size alone is no reason to ask again: the picture scales with it.
      const marksUnverified = visit.view === "basis";
      const drawn = { ...way, theme, marksUnverified };
      questions.pictures.askOnce(
        [locale, dataVersion, large, drawn],
        (signal) => ask("DrawRoute", { ...drawn, size: sizeFor(box, large) }, { signal }),
        visit.to.id,
      );
    } else if (visit.view === "take") {
      const mode = large ? "LARGE" : "STANDARD";
      put("code", "HandOff", { ...way, mode, highContrast: contrast, voicePace }, visit.to.id);
    }
  }
}
