// Owns the views that come later: when their script is fetched, and what is shown until it is there.
// It must not know what they look like.

import { html } from "lit-html";

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { errorState, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";

let views = null;
let fetching = null;
let hasFailed = false;
/** Whether somebody has come to a view that is not there yet. */
let isAwaited = false;
let changed = () => {};

/** @param {() => void} listener called when there is something new to show */
export function onLaterViews(listener) {
  changed = listener;
}

/** Fetches the views unless they are there; what failed is tried again the next time. */
export function fetchLaterViews() {
  if (views) return;
  fetching ??= import(boot.later).then(come, () => {
    fetching = null;
    hasFailed = true;
    changed();
  });
}

function come(modules) {
  views = modules["kiosk/later_views.js"].VIEWS;
  hasFailed = false;
  changed();
  // The heading that somebody listened to has gone with what was shown meanwhile.
  if (isAwaited) focusMain();
}

/** A view by its name. @returns {(page: object, actions: object) => unknown} */
export function laterView(name) {
  if (views) return views[name];
  if (!hasFailed) fetchLaterViews();
  return waiting;
}

function waiting() {
  isAwaited = true;
  return html`<section class="touch">
    <h1 class="only-heard" tabindex="-1">${say("kiosk-title")}</h1>
    ${hasFailed ? errorState({ text: say("frame-ask-offline"), onAgain: again }) : loadingState()}
  </section>`;
}

function again() {
  hasFailed = false;
  fetchLaterViews();
  changed();
}
