// The phone's page in an alarm: what to do, the way out level by level, and the switch for those who
// cannot use stairs. It scrolls; the switch stays under the thumb.
import { html, nothing } from "lit-html";
import {
  alarmAdvice,
  alarmBand,
  alarmHead,
  alarmWithoutWay,
  hasSteps,
  stairsSwitch,
} from "../frame/alarm_parts.js";
import { boot } from "../frame/boot.js";
import { bottomBar, header, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepSign } from "../frame/route_steps.js";
import { unbroken } from "../frame/unbroken.js";
import { formatTime, say } from "../frame/words.js";
import { findLevel } from "./levels.js";

/** Runs of steps that share a picture; runs by level as long as there are no pictures. */
function partsOf(steps, pictures) {
  if (pictures.length > 0) return pictures;
  const runs = [];
  steps.forEach(({ levelId }, at) => {
    const last = runs.at(-1);
    if (last?.levelId === levelId) last.lastStep = at;
    else runs.push({ levelId, firstStep: at, lastStep: at, svg: null });
  });
  return runs;
}

function part({ firstStep, lastStep, levelId, svg }, { answer, isDrawing }) {
  const level = findLevel(levelId);
  const building = level?.buildingName;
  const name = building ? say("alarm-level", { level: level.name, building }) : (level?.name ?? "");
  const steps = answer.route.steps.slice(firstStep, lastStep + 1);
  return html`<section class="alarm-part">
    <p class="alarm-level">${icon("layers")}<span>${name}</span></p>
    <ol class="steps" start=${firstStep + 1} aria-label=${say("alarm-steps")}>
      ${steps.map((step, index) => stepSign(step, { number: firstStep + index + 1 }))}
    </ol>
    ${
      svg
        ? html`<div class="phone-picture phone-level-picture">
            ${planView({ svg, label: say("alarm-plan", { level: name }) })}
          </div>`
        : isDrawing
          ? html`<div class="phone-picture phone-level-picture is-missing">
              ${loadingState({ shape: "plan" })}
            </div>`
          : nothing
    }
  </section>`;
}

function basis({ spot, isReached, heardAt }) {
  return html`<div class="alarm-basis">
    ${
      isReached
        ? nothing
        : html`<p>${icon("wifi-off")}<span>${say("alarm-as-of", { time: formatTime(heardAt) })}</span></p>`
    }
    <p>
      ${icon("map-pin")}<span
        >${spot.name === null ? say("alarm-from-step") : unbroken(say("alarm-from", { place: spot.name }))}
        ${say("alarm-scan")}</span
      >
    </p>
  </div>`;
}

/** The whole page. `page` is everything there is to show, `actions` what touches do. */
export function alarmPage(page, actions) {
  const { alarm, known, isStairless } = page;
  const { answer, pictures } = known;
  return html`<div class="phone phone-alarm">
    ${header({ title: boot.venue.name })} ${alarmBand(alarm, boot.venue)}
    <main class="phone-main" id="main">
      ${alarmHead(alarm, answer)} ${alarmAdvice(answer)}
      ${
        hasSteps(answer)
          ? partsOf(answer.route.steps, pictures).map((each) => part(each, known))
          : alarmWithoutWay(answer, known)
      }
      ${basis(page)}
    </main>
    <div class="phone-foot">
      <div class="phone-actions">
        ${stairsSwitch({ isStairless, onStairless: actions.setStairless })}
      </div>
      ${bottomBar({})}
    </div>
  </div>`;
}
