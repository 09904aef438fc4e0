// The page around what is shown: header, what is wrong, the bar.

import { html, nothing } from "lit-html";

import { alarmBand } from "../frame/alarm_parts.js";
import { boot } from "../frame/boot.js";
import { bottomBar, errorState, header, icon, loadingState, offlineBanner, staleBanner } from "../frame/parts.js";
import { isSignedOut, signInAddress } from "../frame/sign_in.js";
import { say } from "../frame/words.js";
import { formView } from "./form_view.js";
import { listView } from "./list_view.js";
import { madeView } from "./made_view.js";

const VIEWS = { list: listView, form: formView, made: madeView };

/** @param state the page's state  @param actions what its buttons do */
export function pageView(state, actions) {
  const { view, known, isOffline, staleSince, problem } = state;
  const isSignedIn = !(problem && isSignedOut(problem));
  return html`<div class="screens" data-view=${view}>
    ${header({ title: boot.venue.name, place: say("frame-title-screens"), time: state.time })}
    ${isOffline ? offlineBanner() : staleSince && known && isSignedIn ? staleBanner(staleSince) : nothing}
    ${state.alarms.map((alarm) => alarmBand(alarm, boot.venue))}
    <main class="screens-main" id="main">
      ${known && isSignedIn ? VIEWS[view](state, actions) : instead(state, actions)}
    </main>
    <div class="foot">
      <div class="foot-row">
        ${bottomBar({ onBack: view === "list" ? null : actions.toList })}
        <p class="who">
          <span>${known && isSignedIn ? say("screens-signed-in-as", { name: known.me.name }) : ""}</span>
          <a href=${signInAddress()}>${say("screens-sign-out")}</a>
        </p>
      </div>
    </div>
  </div>`;
}

/** Nothing is known yet, or nobody is signed in any more. */
function instead({ problem }, actions) {
  return html`<h1 tabindex="-1">${say("frame-title-screens")}</h1>
    ${problem ? problemView(problem, actions.again) : loadingState()}`;
}

/** Why there is no answer. What was typed stays: signing in happens in a tab of its own. */
function problemView(problem, onAgain) {
  if (!isSignedOut(problem)) return errorState({ text: problem.text, onAgain });
  const action = html`<a class="button" href=${signInAddress()} target="_blank" rel="noopener">
    ${icon("log-in")}<span>${say("screens-sign-in")}</span>
  </a>`;
  return errorState({ text: say("screens-signed-out"), onAgain, action });
}
