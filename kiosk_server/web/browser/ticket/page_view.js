// The page around its views: header above, the bar below, and which view stands between.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { bottomBar, header, icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { momentText } from "../frame/moments.js";
import { alarmLine } from "../phone/alarm_line.js";
import { personActions, personMain } from "../phone/person_view.js";
import { checkInView, queuesView, queueView } from "./take_views.js";
import { giveUpView, ticketView } from "./ticket_views.js";

const VIEWS = {
  ticket: ticketView,
  "give-up": giveUpView,
  queues: queuesView,
  queue: queueView,
  "check-in": checkInView,
  person: personView,
};

/** @param state the page's state  @param actions what its buttons do */
export function pageView(state, actions) {
  const { view, followed, depth } = state;
  const ticket = followed?.ticket ?? null;
  const { main, foot } = VIEWS[view](state, actions);
  const isCalled = view === "ticket" && ticket?.state === "CALLED";
  return html`<div class="ticket-page ${isCalled ? "is-called" : ""}" data-view=${view}>
    ${header({ title: boot.venue.name, place: "" })} ${alarmLine(state)} ${asOf(state)}
    <main class="ticket-main" id="main">${main}</main>
    <div class="ticket-foot">
      ${foot ? html`<div class="phone-actions">${foot}</div>` : nothing}
      ${bottomBar({
        onBack: depth > 0 || (view !== "ticket" && ticket) ? actions.back : null,
        onPerson: () => view !== "person" && actions.open("person"),
        isPersonOpen: view === "person",
      })}
    </div>
  </div>`;
}

/** How old what is shown is, where nothing newer is heard. */
function asOf({ view, followed }) {
  if (view !== "ticket" || !followed?.ticket || followed.staleSince === null) return nothing;
  return html`<p class="banner" role="status">
    ${icon("wifi-off")}<span>${say("follow-as-of", { time: momentText(followed.staleSince) })}</span>
  </p>`;
}

function personView(state, actions) {
  return { main: personMain(state), foot: personActions(state, actions.walkTo) };
}
