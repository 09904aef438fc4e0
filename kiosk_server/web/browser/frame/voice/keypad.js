// Owns what the five keys do: next, previous, select, back, repeat. A keypad sends keys of its own;
// on a keyboard the arrows, Enter, Escape and F2 do the same. Must not know how anything is spoken.

import { padMeaning } from "../voice_switch.js";
import { allStops, CONTROL, GROUP, rowsOfGroup } from "./stops.js";

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
 * @param {(element: Element) => boolean} wishes.isUnsaid whether what it types is not said here
 */
export function createKeypad({ read, repeat, cue, tell, isUnsaid }) {
  /** The group that somebody is in, and the row of it; null: none. */
  let group = null;
  let row = null;
  /** Where one was, for when what had the focus is gone. */
  let place = 0;

  const isAtRows = () => group !== null && row === null;

  /** Whoever went elsewhere by touch is in no group any more. */
  function heedGroup() {
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !group?.contains(activeElement);
    if (group && (isElsewhere || !group.isConnected)) leaveGroup();
  }

  function stops() {
    heedGroup();
    return row ?? allStops();
  }

  function goTo(element) {
    if (!element.matches(CONTROL) && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    if (element === document.activeElement) read(element);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /** The place that is so many from another in a list that has no end. */
  function placeFrom(from, by, count) {
    const next = (from + by + count) % count;
    cue(next === from + by ? "step" : "wrap");
    return next;
  }

  function step(by) {
    const all = stops();
    if (isAtRows()) return toRow(placeFrom(Number(group.dataset.row), by, rowsOfGroup(group).length));
    if (all.length === 0) return;
    const here = all.indexOf(document.activeElement);
    const from = here >= 0 ? here : by > 0 ? Math.min(place, all.length) - 1 : Math.min(place, all.length);
    place = placeFrom(from, by, all.length);
    goTo(all[place]);
  }

  function toRow(at) {
    group.dataset.row = String(at);
    rowsOfGroup(group).forEach((parts, each) =>
      parts.forEach((part) => part.classList.toggle("is-come-to", each === at)),
    );
    goTo(group);
  }

  function enter(element) {
    group = element;
    cue("choose");
    toRow(0);
  }

  function enterRow() {
    row = rowsOfGroup(group)[Number(group.dataset.row)];
    place = 0;
    cue("choose");
    goTo(row[0]);
  }

  function leaveGroup() {
    group?.querySelectorAll(".is-come-to").forEach((part) => part.classList.remove("is-come-to"));
    if (group) delete group.dataset.row;
    group = row = null;
  }

  /** From the signs of a row back to the rows, and from there out of the group. */
  function leave() {
    const left = group;
    if (row === null) leaveGroup();
    row = null;
    cue("back");
    goTo(left);
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    repeat,
    back() {
      heedGroup();
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
    if (group !== null && element === group && row === null) enterRow();
    else if (element?.matches(GROUP)) enter(element);
    else if (letters) enter(letters);
    else if (element?.matches(CONTROL) && element.getAttribute("aria-disabled") !== "true") {
      cue("choose");
      element.click();
      // What is not said is counted, and always from the same sign.
      if (row?.includes(element) && isUnsaid(element)) row[0].focus({ preventScroll: true });
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
      leaveGroup();
      place = 0;
    },
    /** Comes to an element, which is read; chooses one as its key does. */
    goTo,
    choose,
    /** What comes before and after an element. */
    neighbours(element) {
      const all = row ?? allStops();
      const at = all.indexOf(element);
      return at < 0 ? [] : [all[at + 1], all[at - 1], all[at + 2]].filter(Boolean);
    },
  };
}
