// Owns the views that come later, in a script of their own: when it is fetched, and that it is
// fetched again, without anybody's touch, as long as it could not be had. It must not know what the
// views look like, nor what is shown until they are there.

import { boot } from "./boot.js";

const AGAIN_MS = 4000;

let views = null;
/** @type {Promise<boolean> | null} */
let fetching = null;
let attempts = 0;
let hasFailed = false;
let again = 0;
/** Whether somebody has come to a view that was not there yet. */
let isAwaited = false;
const listeners = new Set();

/**
 * @param {(how: {wasAwaited: boolean}) => void} listener called when there is something new to show;
 *   wasAwaited: in place of what was shown meanwhile, whose heading somebody may have listened to
 */
export function onLaterViews(listener) {
  listeners.add(listener);
}

/**
 * Fetches the views unless they are there.
 * @returns {Promise<boolean>} whether they are there now; never rejects
 */
export function fetchLaterViews() {
  clearTimeout(again);
  fetching ??= import(address()).then(come, fail);
  return fetching;
}

/** Browsers keep that a module could not be had under its address; behind a `#` it is another one. */
function address() {
  attempts += 1;
  return attempts === 1 ? boot.later : `${boot.later}#${attempts}`;
}

function come({ first }) {
  views = first.VIEWS;
  tell({ wasAwaited: isAwaited });
  return true;
}

function fail() {
  fetching = null;
  hasFailed = true;
  again = setTimeout(fetchLaterViews, AGAIN_MS);
  tell({ wasAwaited: false });
  return false;
}

function tell(how) {
  for (const listener of listeners) listener(how);
}

addEventListener("online", () => hasFailed && !views && fetchLaterViews());

/**
 * A view by its name.
 * @template View
 * @param {string} name
 * @param {(how: {hasFailed: boolean, onAgain: () => void}) => View} waiting what is shown until it is there
 * @returns {View}
 */
export function laterView(name, waiting) {
  if (views) return views[name];
  isAwaited = true;
  if (!hasFailed) fetchLaterViews();
  return waiting({ hasFailed, onAgain });
}

/** Somebody does not want to wait for the next time. */
function onAgain() {
  hasFailed = false;
  fetchLaterViews();
  tell({ wasAwaited: false });
}
