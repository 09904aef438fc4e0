// Owns how a finger finds its way about a page that is read aloud: held for a moment and then moved,
// it hears what lies under it and chooses nothing. From then on one tap hears and two taps choose
// what was heard last, wherever they fall. Must not know how anything is spoken.

import { allStops, CONTROL } from "./stops.js";

const HOLD_MS = 400;
const STILL_PX = 12;
const TWICE_MS = 350;

/**
 * @param {object} wishes
 * @param {(element: HTMLElement) => void} wishes.hear comes to an element, which is read
 * @param {(element: HTMLElement) => void} wishes.choose
 * @param {() => void} wishes.onFirst the first finger has been lifted that had found its way about
 */
export function createExploring({ hear, choose, onFirst }) {
  /** The finger that is down. */
  let finger = null;
  let isExploring = false;
  /** Whether somebody goes about the page by touch: a single tap chooses nothing any more. */
  let hasExplored = false;
  let isSwallowed = false;
  let last = null;
  let tap = null;

  function stopAt(x, y) {
    const under = document.elementFromPoint(x, y);
    const control = under?.closest(CONTROL);
    if (control?.closest("#app, [aria-modal=true]")) return control.disabled ? null : control;
    const stops = new Set(allStops());
    for (let element = under; element; element = element.parentElement) {
      if (stops.has(element)) return element;
    }
    return null;
  }

  function comeTo(x, y) {
    const element = stopAt(x, y);
    if (element === null || element === last) return;
    last = element;
    hear(element);
  }

  function begin() {
    if (finger === null) return;
    isExploring = true;
    last = null;
    comeTo(finger.x, finger.y);
  }

  function lift() {
    clearTimeout(finger?.timer);
    finger = null;
  }

  function onDown(event) {
    if (event.pointerType !== "touch" || !event.isPrimary) {
      // A second finger is no search for anything.
      lift();
      return;
    }
    const { clientX: x, clientY: y } = event;
    isSwallowed = false;
    finger = { x, y, timer: setTimeout(begin, HOLD_MS) };
  }

  function onMove({ clientX: x, clientY: y }) {
    if (finger === null) return;
    if (isExploring) comeTo(x, y);
    else if (Math.hypot(x - finger.x, y - finger.y) > STILL_PX) lift();
    else finger = { ...finger, x, y };
  }

  function onUp() {
    if (isExploring) {
      isSwallowed = true;
      if (!hasExplored) onFirst();
      hasExplored = true;
    }
    isExploring = false;
    lift();
  }

  /** Keeps the page where it is under a finger that explores. */
  function onTouchMove(event) {
    if (isExploring && event.cancelable) event.preventDefault();
  }

  function onMenu(event) {
    if (isExploring) event.preventDefault();
  }

  function onClick(event) {
    // What a script or a key clicks is meant.
    if (!event.isTrusted || event.detail === 0) return;
    if (!isSwallowed && !(hasExplored && event.pointerType === "touch")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isSwallowed) {
      isSwallowed = false;
      return;
    }
    const { clientX: x, clientY: y } = event;
    if (tap !== null) {
      clearTimeout(tap);
      tap = null;
      if (last?.isConnected) choose(last);
      return;
    }
    tap = setTimeout(() => {
      tap = null;
      last = null;
      comeTo(x, y);
    }, TWICE_MS);
  }

  const heard = [
    ["pointerdown", onDown],
    ["pointermove", onMove],
    ["pointerup", onUp],
    ["pointercancel", onUp],
    ["touchmove", onTouchMove],
    ["contextmenu", onMenu],
    ["click", onClick],
  ];

  return {
    begin() {
      for (const [name, act] of heard) addEventListener(name, act, { capture: true, passive: false });
    },
    end() {
      for (const [name, act] of heard) removeEventListener(name, act, { capture: true });
      lift();
      clearTimeout(tap);
      tap = null;
      last = null;
      isExploring = hasExplored = isSwallowed = false;
    },
  };
}
