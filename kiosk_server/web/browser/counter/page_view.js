// The page around what is shown: header, what is wrong, what was done last, the bar.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { bottomBar, header, icon, offlineBanner, staleBanner } from "../frame/parts.js";
import { signInAddress } from "../frame/sign_in.js";
import { say } from "../frame/words.js";
import { roomView } from "./room_view.js";
import { roomsView } from "./rooms_view.js";
import { rulesView } from "./rules_view.js";
import { signInLink } from "./sign_in_link.js";
import { zoneView } from "./zone_view.js";

const VIEWS = { room: roomView, zone: zoneView, rooms: roomsView, zones: roomsView, rules: rulesView };

/** @param state the page's state  @param actions what its buttons do */
export function pageView(state, actions) {
  const { place, panel } = state;
  const isPlace = place.id !== null;
  const onBack = panel.isOpen() ? panel.close : isPlace ? () => actions.go({ kind: "rooms" }) : null;
  return html`<div class="counter" data-view=${place.kind}>
    ${header({ title: boot.venue.name, place: say("frame-title-counter"), time: state.time })}
    ${state.isOffline ? offlineBanner() : state.staleSince ? staleBanner(state.staleSince) : nothing}
    ${state.alarms.map(alarmBand)}
    <main class="counter-main" id="main">${VIEWS[place.kind](state, actions)}</main>
    <div class="foot">
      ${told(state, actions)}
      <div class="foot-row">
        ${bottomBar({ onBack })}
        <p class="who">
          <span>${state.name ? say("counter-signed-in-as", { name: state.name }) : ""}</span>
          <a href=${signInAddress()}>${say("counter-sign-out")}</a>
        </p>
      </div>
    </div>
  </div>`;
}

function alarmBand(alarm) {
  return html`<p class="alarm-band" role="alert" data-drill=${alarm.isDrill}>
    ${icon("siren")}<strong>${say(alarm.isDrill ? "counter-drill" : "counter-alarm")}</strong>
    <span>${alarm.reason}</span>
    <a href="/kiosk">${say("counter-way-out")}</a>
  </p>`;
}

/** What was done last, and how to take it back. It stays until the next thing is done. */
function told({ notice, isSending }, actions) {
  return html`<div class="notice-place">
    ${
      notice
        ? html`<div class="notice ${notice.isProblem ? "is-problem" : ""}">
            ${icon(notice.isProblem ? "triangle-alert" : "check")}
            <span class="notice-text">${notice.text}</span>
            ${notice.isSignedOut ? signInLink() : nothing}
            ${
              notice.onAgain
                ? html`<button type="button" class="button" aria-disabled=${isSending} @click=${notice.onAgain}>
                    ${icon("rotate-ccw")}<span>${say("frame-try-again")}</span>
                  </button>`
                : nothing
            }
            ${
              notice.undo
                ? html`<button
                    type="button"
                    class="button"
                    aria-disabled=${isSending}
                    @click=${() => actions.undo(notice.undo)}
                  >
                    ${icon("undo-2")}<span>${say("counter-undo")}</span>
                  </button>`
                : nothing
            }
            <button type="button" class="chip" @click=${actions.dropNotice}>
              ${icon("x")}<span>${say("counter-fine")}</span>
            </button>
          </div>`
        : nothing
    }
  </div>`;
}
