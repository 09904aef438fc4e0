// Owns the kiosk's page in an alarm: what to do, the plan of the way out, its steps, and the switch
// for those who cannot use stairs. Nothing else can be done here then.
import { html, nothing } from "lit-html";
import {
  alarmAdvice,
  alarmBand,
  alarmHead,
  alarmWithoutWay,
  hasSteps,
  stairsSwitch,
} from "../frame/alarm_parts.js";
import { bottomBar, header, icon, loadingState, staleBanner } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepSign } from "../frame/route_steps.js";
import { say } from "../frame/words.js";
import { planOfHere } from "./here_view.js";
import { legName } from "./level_words.js";
import { pager } from "./pager.js";
import { legsOf, pictureAt, sheetsOf } from "./route_legs.js";

const STEPS_ON_A_SHEET = 4;
const STEPS_ON_A_SHEET_LARGE = 2;

/** What of the way is on the screen: a sheet of its steps, and the level that they are on. */
function shownOf({ route }, { sheet, large, venue }) {
  const legs = legsOf(route.steps, venue.levels);
  const sheets = sheetsOf(legs, large ? STEPS_ON_A_SHEET_LARGE : STEPS_ON_A_SHEET);
  const at = Math.min(sheet, sheets.length - 1);
  const { leg, first, last } = sheets[at];
  const level = legName(legs[leg].levelIds, venue.levels);
  return { sheet: at, sheets: sheets.length, first, last, level };
}

function plan({ pictures, isDrawing }, { first, level }) {
  const picture = pictureAt(pictures, first);
  if (picture) return planView({ svg: picture.svg, label: say("alarm-plan", { level }) });
  return isDrawing
    ? loadingState({ shape: "plan" })
    : html`<p class="plan-failed">${say("frame-plan-failed")}</p>`;
}

function steps({ route }, { first, last, level }) {
  return html`<p class="alarm-level">${icon("layers")}<span>${level}</span></p>
    <ol class="steps" start=${first + 1} aria-label=${say("alarm-steps")}>
      ${route.steps
        .slice(first, last + 1)
        .map((step, index) => stepSign(step, { number: first + index + 1 }))}
    </ol>`;
}

/** The whole page. `page` is everything there is to show, `actions` what touches do. */
export function alarmPage(page, actions) {
  const { alarm, known, connection, isStairless, spot, venue, time } = page;
  const { answer } = known;
  const shown = hasSteps(answer) ? shownOf(answer, page) : null;
  return html`<div class="kiosk" data-view="alarm">
    ${header({
      title: venue.name,
      place: spot ? say("kiosk-here", { place: spot.name }) : "",
      time: time && new Date(),
    })}
    ${alarmBand(alarm, venue)}
    <div class="banners">
      ${connection.state === "stale" ? staleBanner(connection.since) : nothing}
    </div>
    <main class="view">
      <section class="look" ?data-waiting=${answer !== null && known.isWaiting}>
        ${alarmHead(alarm, answer)}
        <div class="plan-box">${shown ? plan(known, shown) : planOfHere(page)}</div>
      </section>
      <section class="touch">
        ${alarmAdvice(answer)}
        ${shown ? steps(answer, shown) : alarmWithoutWay(answer, known)}
        <div class="alarm-choices">
          ${stairsSwitch({ isStairless, onStairless: actions.setStairless })}
          ${shown ? pager({ ...shown, onSheet: actions.turnTo }) : nothing}
        </div>
      </section>
    </main>
    ${bottomBar({})}
  </div>`;
}
