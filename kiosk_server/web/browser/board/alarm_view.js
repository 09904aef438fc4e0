// A board in an alarm: what to do, the plan with the way out, its first steps. There is nothing to touch.

import { html, nothing } from "lit-html";
import { alarmAdvice, alarmBand, alarmHead, alarmWithoutWay, hasSteps } from "../frame/alarm_parts.js";
import { boot } from "../frame/boot.js";
import { loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { stepSign } from "../frame/route_steps.js";
import { say } from "../frame/words.js";

/** As many as are read from afar. */
const MOST_STEPS = 3;
const MOST_STEPS_LARGE = 2;

function plan({ pictures, isDrawing }, venue) {
  const [first] = pictures;
  if (!first) return isDrawing ? loadingState({ shape: "plan" }) : nothing;
  const level = venue.levels.find(({ id }) => id === first.levelId);
  return planView({ svg: first.svg, label: say("alarm-plan", { level: level?.name ?? "" }) });
}

function steps({ answer }, isLarge) {
  const all = answer.route.steps;
  const shown = all.slice(0, isLarge ? MOST_STEPS_LARGE : MOST_STEPS);
  return html`<ol class="steps" aria-label=${say("alarm-steps")}>
    ${shown.map((step, at) => stepSign(step, { number: at + 1 }))}
  </ol>`;
}

/** The whole page. */
export function alarmView({ alarm, known, isLarge, time }) {
  const { answer } = known;
  return html`<div class="board board-alarm">
    ${alarmBand(alarm, boot.venue)}
    <main class="board-alarm-main">
      <div class="board-alarm-plan">${plan(known, boot.venue)}</div>
      <div class="board-alarm-words">
        ${alarmHead(alarm, answer)}
        ${hasSteps(answer) ? steps(known, isLarge) : alarmWithoutWay(answer, known)}
        ${alarmAdvice(answer)}
        <time class="board-clock numerals">${time}</time>
      </div>
    </main>
  </div>`;
}
