// Owns what touches do to a visit. It must not know how anything looks.
import { forgetListening } from "../frame/listening.js";
import { withStop } from "../frame/stops.js";
import { goBack, goOnBy, goTo, needsOrNull, stopAt } from "./visit.js";

/**
 * The actions of the page. `visits` is the store of the visit, `questions` what is asked;
 * `isMoving()` says whether the screen still shows the view before the present one, and `stay()`
 * that somebody is there.
 */
export function createActions({ visits, questions, isMoving, stay }) {
  /** A new view. What is touched while the old one is still shown was touched together with this. */
  function move(change) {
    if (isMoving()) return;
    forgetListening();
    visits.update(change(visits.state));
    questions.heal();
  }

  /** A place of an answer; what is known of it is shown until the server says more. */
  function choosePlace(place) {
    if (isMoving()) return;
    const { id } = place;
    if (visits.state.isStop) {
      move((visit) => goOnBy(visit, withStop(visit.via, id, visit.to.id)));
      return;
    }
    if (place.level) questions.goal.begin(null, { place }, id);
    move((visit) => goTo(visit, "route", { to: { id }, via: [] }));
  }

  return {
    stay,
    /** Another view, with what is chosen there. */
    go: (view, chosen) => move((visit) => goTo(visit, view, chosen)),
    openSearch: (text) =>
      move((visit) =>
        goTo(visit, "search", { text: typeof text === "string" ? text : "", isStop: visit.isStop }),
      ),
    chooseCategory: (category) => move((visit) => goTo(visit, "choose", { category })),
    choosePlace,
    openStops: () => move((visit) => goTo(visit, "stops")),
    chooseStopOf: (category) => move((visit) => goTo(visit, "choose", { category, isStop: true })),
    searchStop: () => move((visit) => goTo(visit, "search", { isStop: true })),
    /** The way is found again without it; the view stays. */
    leaveOut: (id) =>
      visits.update(stopAt(visits.state, visits.state.via.filter((each) => each !== id))),
    showBasis: () => move((visit) => goTo(visit, "basis")),
    /** The plan of a level to look at; the view stays where it is open already. */
    browse(levelId) {
      if (visits.state.view !== "browse") move((visit) => goTo(visit, "browse", { levelId }));
      else visits.update({ levelId, touched: null, rowSheet: 0 });
    },
    /** Places of the plan that somebody may have meant; null: all of the level are offered. */
    touchPlan: (touched) => visits.update({ touched, rowSheet: 0 }),
    takeAlong: () => move((visit) => goTo(visit, "take")),
    callPerson: () => {
      if (visits.state.view !== "person") move((visit) => goTo(visit, "person"));
    },
    back: () => move(goBack),

    /** Another sheet of what is shown; the view stays. */
    turnTo: (sheet) => visits.update({ sheet, rowSheet: 0 }),
    turnRowsTo: (rowSheet) => visits.update({ rowSheet }),
    type: (text) => visits.update({ text, wantsFirst: false }),
    /** The first place that fits what was typed, as soon as it is known. */
    takeFirst: () => visits.update({ wantsFirst: true }),
    /** The way is found again for this traveller; the view stays. */
    travelAs: (needs) => visits.update({ needs: needsOrNull(needs), sheet: 0, notice: null }),
    /** Limits of one's own, beside those of how somebody travels. */
    stateLimits: () => move((visit) => goTo(visit, "limits")),
    again: () => questions.heal(),
  };
}
