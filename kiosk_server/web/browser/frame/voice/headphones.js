// Owns whether headphones are in. A keypad with a socket sends a key when they are put in or taken
// out, as boot.keypad says; until it has, nobody may rely on them. Must not know what is spoken.

import { padMeaning } from "../voice_switch.js";

/** @type {Set<(isIn: boolean) => void>} */
const listeners = new Set();
let isIn = false;

export const hasHeadphones = () => isIn;

/** @param {boolean} now what whoever can know has noticed */
export function setHeadphones(now) {
  if (now === isIn) return;
  isIn = now;
  for (const listener of listeners) listener(isIn);
}

/** @param {(isIn: boolean) => void} listener called after each change */
export const onHeadphones = (listener) => listeners.add(listener);

/** @param {KeyboardEvent} event */
export function noticeSocket(event) {
  const meaning = padMeaning(event);
  if (meaning === "headphones-in") setHeadphones(true);
  else if (meaning === "headphones-out") setHeadphones(false);
  else return false;
  return true;
}
