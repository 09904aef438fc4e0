// Owns what somebody who listens to the page is told as it changes: each thing once.
import { formatMetres, formatMinutes, formatNumber, spoken } from "../frame/words.js";

/** Which part of the countdown a number of seconds is in: each is told once. */
function partOf(secondsLeft) {
  if (secondsLeft === null) return null;
  return secondsLeft > 10 ? "first" : secondsLeft > 5 ? "middle" : "last";
}

/** `announce` is the one of frame/announcer.js. */
export function createNews(announce) {
  const told = new Map();

  /** Says `text` unless the last thing told under this name was about the same. */
  function once(name, about, text, options) {
    if (told.get(name) === about) return;
    told.set(name, about);
    if (about !== null) announce(text(), options);
  }

  function found({ searchPlaces }) {
    const count = searchPlaces.length;
    return spoken("kiosk-search-found", { count, number: formatNumber(count) });
  }

  function way(route, place) {
    if (route.__typename !== "Route") return [route.message, route.advice];
    return spoken("kiosk-route-found", {
      place,
      duration: formatMinutes(route.durationSeconds),
      distance: formatMetres(route.distanceMetres),
    });
  }

  return {
    /** Compares what there is to show with what was told. */
    tell(visit, known) {
      const { secondsLeft, view, notice } = visit;
      once(
        "idle",
        partOf(secondsLeft),
        () => [
          spoken("kiosk-idle-title"),
          spoken("kiosk-idle-left", { seconds: formatNumber(secondsLeft), count: secondsLeft }),
        ],
        { assertive: true },
      );
      const { matches, way: ways, goal } = known;
      const hasMatches = view === "search" && matches.status === "ready";
      once("matches", hasMatches ? matches.key : null, () => found(matches.value));
      const hasWay = view === "route" && ways.status === "ready";
      const place = goal.value?.place?.name ?? "";
      once("way", hasWay ? ways.key : null, () => way(ways.value.route, place));
      once("notice", notice, () => spoken(notice));
    },
  };
}
