// Owns what all views of the kiosk share: header, the plan of this place above, banners, the bar at
// the bottom. Which view is shown is the visit's.
import { html, nothing } from "lit-html";
import { alarmArguments, alarmElsewhere } from "../frame/alarms.js";
import { bottomBar, header, icon, offlineBanner, staleBanner } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { isMuteLoudspeaker } from "./announcements.js";
import { chooseView } from "./choose_view.js";
import { hereView } from "./here_view.js";
import { homeView } from "./home_view.js";
import { idleView } from "./idle_view.js";
import { laterView } from "./later.js";
import { searchView } from "./search_view.js";

/** Those with which a visit begins; all others come a little later. */
const VIEWS = { home: homeView, search: searchView, choose: chooseView };

const VIEWS_WITH_PLAN_OF_HERE = new Set([
  ...["home", "search", "choose", "person"],
  ...["numbers", "number-search", "number", "check-in"],
]);

function banner({ visit, connection, known, alarms, announced, spot, venue }) {
  const alarm = alarmElsewhere(alarms, spot?.levelId ?? null);
  if (alarm) {
    return html`<p class="banner" role="status">
      ${icon("siren")}<span>${say("alarm-elsewhere", alarmArguments(alarm, venue))}</span>
    </p>`;
  }
  const isOffline = Object.values(known).some(({ error }) => error?.kind === "offline");
  if (connection.state === "stale") {
    return isOffline ? offlineBanner() : staleBanner(connection.since);
  }
  if (!visit.notice && announced.length > 0) {
    return html`<p class="banner banner-notice banner-announced">
      ${icon("voice")}<span>${say("kiosk-announcement", { text: announced[0] })}</span>
    </p>`;
  }
  if (!visit.notice && isMuteLoudspeaker()) {
    return html`<p class="banner banner-notice banner-mute">${icon("voice")}<span>${say("kiosk-mute")}</span></p>`;
  }
  if (!visit.notice) return nothing;
  return html`<p class="banner banner-notice" role="status">
    ${icon("info")}<span>${say(visit.notice)}</span>
  </p>`;
}

const place = ({ spot }) => (spot ? say("kiosk-here", { place: spot.name }) : "");

/** The whole page. `page` is everything there is to show, `actions` what touches do. */
export function kioskPage(page, actions) {
  const { visit } = page;
  const isAsking = visit.secondsLeft !== null;
  return html`
    <div class="kiosk" data-view=${visit.view} ?inert=${isAsking}>
      ${header({ title: page.venue.name, place: place(page), time: visit.time && new Date() })}
      <div class="banners">${banner(page)}</div>
      <main class="view">
        ${VIEWS_WITH_PLAN_OF_HERE.has(visit.view) ? hereView(page) : nothing}
        ${(VIEWS[visit.view] ?? laterView(visit.view))(page, actions)}
      </main>
      ${bottomBar({
        onBack: visit.view === "home" ? null : actions.back,
        onPerson: actions.callPerson,
        isPersonOpen: visit.view === "person",
      })}
    </div>
    ${isAsking ? idleView(visit.secondsLeft, actions.stay) : nothing}
  `;
}
