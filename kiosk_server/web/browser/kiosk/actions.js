// Owns what touches do to a visit. It must not know how anything looks.
import { forgetListening } from "../frame/listening.js";
import { goBack, goTo, needsOrNull } from "./visit.js";

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
    if (place.level) questions.goal.begin(null, { place }, id);
    move((visit) => goTo(visit, "route", { to: { id } }));
  }

  return {
    stay,
    openSearch: (text) =>
      move((visit) => goTo(visit, "search", { text: typeof text === "string" ? text : "" })),
    chooseCategory: (category) => move((visit) => goTo(visit, "choose", { category })),
    choosePlace,
    takeAlong: () => move((visit) => goTo(visit, "take")),
    callPerson: () => {
      if (visits.state.view !== "person") move((visit) => goTo(visit, "person"));
    },
    back: () => move(goBack),

    /** Another sheet of what is shown; the view stays. */
    turnTo: (sheet) => visits.update({ sheet }),
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
