// Owns what one visit at the kiosk is: which view is shown, what was chosen on the way there, and
// where “back” leads. Pure: it must not know the page, the server or the clock.

/**
 * What a visitor has chosen in one view; “back” brings exactly this again. `isStop`: what is chosen
 * becomes a stop on the way; `levelId` and `touched`: which plan is looked at, and which places of
 * it were touched. `sheet` is what is shown of a list or a way, `rowSheet` of a list beside a way.
 * `queueId`: in which queue a number is to be taken, `classId`: with which priority by the records.
 */
const NOTHING_CHOSEN = Object.freeze({
  view: "home",
  text: "",
  category: null,
  to: null,
  via: [],
  isStop: false,
  levelId: null,
  touched: null,
  queueId: null,
  classId: null,
  sheet: 0,
  rowSheet: 0,
});

/** A visit that has not begun. */
export function newVisit() {
  return {
    ...NOTHING_CHOSEN,
    trail: [],
    needs: null,
    wantsFirst: false,
    notice: null,
    secondsLeft: null,
  };
}

/** Needs as a TravelNeedsInput; null for somebody on foot, who needs nothing to be said. */
export function needsOrNull(needs) {
  const isOnFoot = Object.entries(needs).every(
    ([name, value]) => name === "profile" && value === "WALKING",
  );
  return isOnFoot ? null : needs;
}

/** Whether nothing is there that the next person should not see. */
export function isUntouched(visit) {
  return visit.view === "home" && visit.trail.length === 0 && !visit.needs && visit.sheet === 0;
}

function placeOnTrail(visit) {
  return Object.fromEntries(Object.keys(NOTHING_CHOSEN).map((name) => [name, visit[name]]));
}

/** The visit in another view, with what is chosen there; where it was is kept for “back”. */
export function goTo(visit, view, chosen = {}) {
  const trail = [...visit.trail, placeOnTrail(visit)];
  return {
    ...visit,
    ...NOTHING_CHOSEN,
    to: visit.to,
    via: visit.via,
    ...chosen,
    view,
    trail,
    wantsFirst: false,
    notice: null,
  };
}

/** The visit one view back; at the start of the trail it is home. */
export function goBack(visit) {
  const last = visit.trail.at(-1) ?? NOTHING_CHOSEN;
  return { ...visit, ...last, trail: visit.trail.slice(0, -1), notice: null };
}

/** The visit with other stops, in the same view; “back” brings the way with these. */
export function stopAt(visit, via) {
  const way = visit.trail.findLastIndex(({ view }) => view === "route");
  const trail = visit.trail.map((each, at) => (at === way ? { ...each, via, sheet: 0 } : each));
  return { ...visit, via, trail, notice: null };
}

/** The visit on its way with these stops; where they were looked for is no more on the trail. */
export function goOnBy(visit, via) {
  const changed = stopAt(visit, via);
  const way = changed.trail.findLastIndex(({ view }) => view === "route");
  if (way < 0) return goTo({ ...changed, trail: [] }, "route");
  return { ...changed, ...changed.trail[way], trail: changed.trail.slice(0, way), wantsFirst: false };
}

/** The part of `list` that sheet `sheet` shows, and how many sheets there are (at least one). */
export function sheetOf(list, perSheet, sheet) {
  const sheets = Math.max(1, Math.ceil(list.length / perSheet));
  const shown = Math.min(Math.max(0, sheet), sheets - 1);
  return { items: list.slice(shown * perSheet, (shown + 1) * perSheet), sheet: shown, sheets };
}
