// What the views ask beside the way: kinds of place, their places, a search, the nearest desk, the
// plan of this level. Each answer is kept in the page's state until language, needs or plan
// change.

import { pictureTheme } from "../frame/modes.js";
import { openFirst, openFoundFirst } from "../frame/open_first.js";
import { ask } from "../frame/operations.js";
import { onTheWay } from "../frame/stops.js";
import { announce } from "../frame/announcer.js";
import { formatNumber, locale, say } from "../frame/words.js";
import { nearestDesks } from "./nearest_desks.js";
import { ownSpot } from "./own_spot.js";
import { homePictureSize } from "./picture_sizes.js";

const MOST_FOUND = 12;
/** Of what there is everywhere only the nearest are offered. */
const MOST_PLACES = { TOILETS: 14, FACILITIES: 21, EXITS: 14 };
const MOST_STOPS_OFFERED = 14;
const MOST_PARKINGS = 20;
const NOTHING = Object.freeze({ found: null, problem: null });

/** The part of the page's state that is kept here. */
export const nothingAsked = () => ({
  home: null,
  categories: { list: null, problem: null },
  category: { category: null, ...NOTHING },
  search: { text: "", isAsking: false, ...NOTHING },
  desk: NOTHING,
  parkings: NOTHING,
});

/** @param store the page's store */
export function createAsking(store) {
  let searching = new AbortController();
  /** Ends with the newest search. */
  let searched = Promise.resolve();
  /** Counts up when what is known is no longer good: answers to older questions are passed over. */
  let age = 0;

  const near = () => ({ near: ownSpot().location, needs: store.state.wish.needs });

  /** Puts an answer, or why there is none, into the state. */
  async function into(part, question, patchOf) {
    const asked = age;
    try {
      const patch = patchOf(await question());
      if (asked === age)
        store.update({ [part]: { ...store.state[part], problem: null, ...patch } });
    } catch (problem) {
      if (problem.name === "AbortError") return;
      if (problem.kind === undefined) throw problem;
      if (asked === age) store.update({ [part]: { ...store.state[part], problem } });
    }
  }

  const askCategories = () =>
    into(
      "categories",
      () => ask("ListCategories"),
      ({ placeCategories }) => ({ list: placeCategories }),
    );

  async function askCategory() {
    const { category } = store.state.category;
    if (category === null) return;
    await into(
      "category",
      () => (store.state.aim === "stop" ? askStops(category) : askPlaces(category)),
      (found) => (category === store.state.category.category ? { found } : {}),
    );
  }

  async function askPlaces(category) {
    const first = MOST_PLACES[category] ?? 100;
    const { placesInCategory } = await ask("ListCategory", { category, ...near(), first });
    return openFirst(category, placesInCategory);
  }

  /** The places of a category as stops on the way from the step that somebody is at. */
  async function askStops(category) {
    const { to, needs } = store.state.wish;
    const [fromHere, fromGoal] = await Promise.all(
      [here(), { placeId: to }].map(async (from) => {
        const wanted = { category, near: from, needs, first: 100 };
        return (await ask("ListCategory", wanted)).placesInCategory;
      }),
    );
    return openFirst(category, onTheWay(category, fromHere, fromGoal)).slice(0, MOST_STOPS_OFFERED);
  }

  /** Where somebody is on their way, as far as the page knows. */
  function here() {
    const { way, stepIndex } = store.state.walk;
    const steps = way?.words[locale()]?.answer.steps;
    const point = stepIndex > 0 ? steps?.[stepIndex]?.point : null;
    return point ? { point } : ownSpot().location;
  }

  const askDesk = () =>
    into(
      "desk",
      () => nearestDesks(store.state.wish.needs),
      (found) => ({ found }),
    );

  /** Where one can park: for everybody, and for those with a permit. */
  const askParkings = () =>
    into(
      "parkings",
      async () => {
        const kinds = ["PARKING", "ACCESSIBLE_PARKING"];
        const wanted = { from: ownSpot().location, first: MOST_PARKINGS };
        const found = await Promise.all(
          kinds.map((kind) => ask("NearestPlaces", { kind, ...wanted })),
        );
        return found.flatMap(({ nearestPlaces }) => nearestPlaces.map(({ place }) => place));
      },
      (found) => ({ found }),
    );

  async function askHome() {
    const asked = age;
    const spot = ownSpot();
    const key = `${locale()} ${pictureTheme()} ${spot.code}`;
    if (store.state.home?.key === key || spot.levelId === null) return;
    const variables = {
      id: spot.levelId,
      at: spot.location,
      size: homePictureSize(),
      theme: pictureTheme(),
    };
    let svg = null;
    try {
      svg = (await ask("DrawLevel", variables)).level?.picture.svg ?? null;
    } catch (problem) {
      // The plan is to look at: the view works without it.
      if (problem.kind === undefined) throw problem;
    }
    if (asked === age) store.update({ home: { key, svg } });
  }

  function search(text) {
    searching.abort();
    searching = new AbortController();
    searched = find(text, searching.signal);
    return searched;
  }

  /** The first place that fits what was typed, once the last letter is answered; null: none. */
  async function firstFound() {
    const { text, problem } = store.state.search;
    if (problem) search(text);
    await searched;
    const { search: now } = store.state;
    return now.text === text && !now.problem ? (now.found?.[0]?.place ?? null) : null;
  }

  async function find(text, signal) {
    const wanted = text.trim();
    store.update({
      search: { ...store.state.search, text, problem: null, isAsking: wanted !== "" },
    });
    if (wanted === "") {
      store.update({ search: { ...nothingAsked().search, text } });
      return;
    }
    await into(
      "search",
      () => ask("SearchPlaces", { text: wanted, ...near(), first: MOST_FOUND }, { signal }),
      ({ searchPlaces }) => ({ found: openFoundFirst(searchPlaces), isAsking: false }),
    );
    const { found } = store.state.search;
    if (signal.aborted || found === null) return;
    announce(
      found.length > 0
        ? say("phone-search-found", { number: found.length, shown: formatNumber(found.length) })
        : say("phone-search-none", { text: wanted }),
    );
  }

  return {
    /** Asks what a view shows and does not have yet. */
    forView(view) {
      const { categories, category, desk, search: typed } = store.state;
      if (view === "start") askHome();
      if (["start", "search", "category", "stops"].includes(view) && !categories.list) askCategories();
      if (view === "search" && typed.text && !typed.found) search(typed.text);
      if (view === "category" && !category.found) askCategory();
      if (view === "person" && !desk.found) askDesk();
      if (view === "parking" && !store.state.parkings.found) askParkings();
    },
    /** Drops what depends on language, needs and plan; texts that were typed stay. */
    forget() {
      age += 1;
      searching.abort();
      const { search: typed, category, home } = store.state;
      const fresh = nothingAsked();
      store.update({
        ...fresh,
        home,
        search: { ...fresh.search, text: typed.text },
        category: { ...fresh.category, category: category.category },
      });
    },
    firstFound,
    setCategory(category) {
      store.update({ category: { category, ...NOTHING } });
    },
    actions: {
      askCategories,
      askCategory,
      askParkings,
      search,
      clearSearch() {
        search("");
        document.getElementById("search-text")?.focus();
      },
    },
  };
}
