// Owns what of the kiosk's page has the focus: what is typed into or the heading of a new view, and the
// question whether somebody is there, which gives the focus back. It must not know the visit.
import { focusMain } from "../frame/announcer.js";

/** What is typed into as soon as the view is there. */
const FIELDS = { search: "#search-text", "number-search": "#number-text", "check-in": "#check-in-text" };

/** Moves the focus into a view. */
export function focusView(view) {
  const field = view in FIELDS ? document.querySelector(FIELDS[view]) : null;
  if (field) field.focus({ preventScroll: true });
  else focusMain();
}

/** The focus of the question whether somebody is there. */
export function createQuestionFocus() {
  /** What had the focus when it was asked; null: nothing that is to have it again. */
  let askedFrom = null;
  let isAsking = false;

  return {
    /** It is about to be asked, or asked once more. */
    begin() {
      if (!isAsking) askedFrom = document.activeElement;
    },
    /** The page shows the question, or does not any more. */
    heed(isShown) {
      const wasAsking = isAsking;
      isAsking = isShown;
      if (isAsking && !wasAsking) document.querySelector("#idle-stay").focus({ preventScroll: true });
      else if (wasAsking && !isAsking) {
        if (askedFrom?.isConnected) askedFrom.focus({ preventScroll: true });
        else focusMain();
        askedFrom = null;
      }
    },
    /** Nobody is to have it back. */
    forget() {
      askedFrom = null;
    },
  };
}
