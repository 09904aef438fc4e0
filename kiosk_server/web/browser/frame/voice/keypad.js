// Owns what the five keys do: next, previous, select, back, repeat. A keypad sends keys of its own;
// on a keyboard the arrows, Enter, Escape and F2 do the same. Must not know how anything is spoken.

import { padMeaning } from "../voice_switch.js";
import { allStops, CONTROL, GROUP, partsOfGroup } from "./stops.js";

const KEYBOARD = {
  ArrowDown: "next",
  ArrowRight: "next",
  ArrowUp: "previous",
  ArrowLeft: "previous",
  Escape: "back",
  F2: "repeat",
};
const CARET_KEYS = new Set(["ArrowLeft", "ArrowRight"]);
const FIELD = "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea";

/**
 * @param {object} wishes
 * @param {(element: Element) => void} wishes.read reads an element again
 * @param {() => void} wishes.repeat
 * @param {(name: string) => void} wishes.cue
 * @param {(id: string) => void} wishes.tell says a message
 */
export function createKeypad({ read, repeat, cue, tell }) {
  /** The group that somebody is in; null: none. */
  let group = null;
  /** Where one was, for when what had the focus is gone. */
  let place = 0;

  const stops = () => {
    if (group && !group.isConnected) group = null;
    return group ? partsOfGroup(group) : allStops();
  };

  function goTo(element) {
    if (!element.matches(CONTROL) && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    if (element === document.activeElement) read(element);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = stops();
    if (all.length === 0) return;
    const here = all.indexOf(document.activeElement);
    const from = here >= 0 ? here : by > 0 ? Math.min(place, all.length) - 1 : Math.min(place, all.length);
    place = (from + by + all.length) % all.length;
    if (from + by !== place) cue("wrap");
    goTo(all[place]);
  }

  function enter(element) {
    group = element;
    place = 0;
    cue("choose");
    goTo(partsOfGroup(group)[0]);
  }

  function leave() {
    const left = group;
    group = null;
    cue("back");
    goTo(left);
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    repeat,
    back() {
      if (group) return leave();
      const button = document.querySelector(".bar-back");
      if (button && !button.disabled) {
        cue("back");
        button.click();
      } else {
        cue("no");
        tell("voice-back-nowhere");
      }
    },
    select: () => choose(document.activeElement),
  };

  function choose(element) {
    const letters = element?.matches(FIELD) ? document.querySelector(GROUP) : null;
    if (element?.matches(GROUP)) enter(element);
    else if (letters) enter(letters);
    else if (element?.matches(CONTROL) && element.getAttribute("aria-disabled") !== "true") {
      cue("choose");
      element.click();
    } else {
      cue("no");
      if (element && element !== document.body) read(element);
    }
  }

  /** @param {KeyboardEvent} event */
  function meaningOf(event) {
    const { key, target } = event;
    const pad = padMeaning(event);
    if (pad) return pad;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
    const isField = target instanceof Element && target.matches(FIELD);
    if (isField && CARET_KEYS.has(key)) return null;
    // A control answers Enter itself.
    if (key === "Enter") return target instanceof Element && target.matches(CONTROL) ? null : "select";
    return KEYBOARD[key] ?? null;
  }

  return {
    /** @param {KeyboardEvent} event */
    press(event) {
      if (event.defaultPrevented) return;
      const act = actions[meaningOf(event)];
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    /** Another view: whoever was in a group is not any more. */
    begin() {
      group = null;
      place = 0;
    },
    /** Comes to an element, which is read; chooses one as its key does. */
    goTo,
    choose,
    isIn: (element) => group !== null && group.contains(element),
    /** What comes before and after an element. */
    neighbours(element) {
      const all = stops();
      const at = all.indexOf(element);
      return at < 0 ? [] : [all[at + 1], all[at - 1], all[at + 2]].filter(Boolean);
    },
  };
}
