// Owns what one visit at the kiosk is: which view is shown, what was chosen on the way there, and
// where “back” leads. Pure: it must not know the page, the server or the clock.

/** What a visitor has chosen in one view; “back” brings exactly this again. */
const NOTHING_CHOSEN = Object.freeze({
  view: "home",
  text: "",
  category: null,
  to: null,
  sheet: 0,
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

function placeOnTrail({ view, text, category, to, sheet }) {
  return { view, text, category, to, sheet };
}

/** The visit in another view, with what is chosen there; where it was is kept for “back”. */
export function goTo(visit, view, chosen = {}) {
  const trail = [...visit.trail, placeOnTrail(visit)];
  return {
    ...visit,
    ...NOTHING_CHOSEN,
    to: visit.to,
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

/** The part of `list` that sheet `sheet` shows, and how many sheets there are (at least one). */
export function sheetOf(list, perSheet, sheet) {
  const sheets = Math.max(1, Math.ceil(list.length / perSheet));
  const shown = Math.min(Math.max(0, sheet), sheets - 1);
  return { items: list.slice(shown * perSheet, (shown + 1) * perSheet), sheet: shown, sheets };
}
