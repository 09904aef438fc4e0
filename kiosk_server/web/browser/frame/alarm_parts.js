// The parts of a page in an alarm that kiosks and phones show the same way.
import { html, nothing } from "lit-html";
import { alarmArguments } from "./alarms.js";
import { boot } from "./boot.js";
import { icon } from "./parts.js";
import { formatMetres, formatMinutes, say, spoken } from "./words.js";

const TARGETS = {
  EXIT: "alarm-exit",
  REFUGE: "alarm-refuge",
  EVACUATION_LIFT: "alarm-evacuation-lift",
};

/** Whether there is a way with steps to show. */
export const hasSteps = (answer) => answer?.route.__typename === "Route" && !answer.isOutdoors;

/** Whether who asked is out of the building already. */
export const isOutside = (answer) => Boolean(answer?.isOutdoors);

/** Whether the server has looked for a way, and there is none. */
const isWithoutWay = (answer) => Boolean(answer) && answer.target === null;

function titleId({ isDrill }, answer) {
  if (isOutside(answer)) return "alarm-outside-title";
  if (isWithoutWay(answer)) return "alarm-help-title";
  const isHaven = hasSteps(answer) && answer.target !== "EXIT";
  if (isDrill) return isHaven ? "alarm-drill-haven-title" : "alarm-drill-title";
  return isHaven ? "alarm-haven-title" : "alarm-title";
}

/** The line above everything: that it is an alarm, or a drill, and what staff say of it. */
export function alarmBand(alarm, venue) {
  return html`<div class="alarm-band" data-drill=${alarm.isDrill}>
    ${icon("siren")}
    <p>
      <strong>${say("alarm-name", alarmArguments(alarm, venue))}</strong>
      ${alarm.reason ? html`<span class="alarm-reason">${alarm.reason}</span>` : nothing}
    </p>
  </div>`;
}

/** What to do, and where the way leads. */
export function alarmHead(alarm, answer) {
  const title = say(titleId(alarm, answer));
  if (!hasSteps(answer)) {
    return html`<div class="alarm-head"><h1 id="page-heading" tabindex="-1">${title}</h1></div>`;
  }
  const { target, goalName, route } = answer;
  return html`<div class="alarm-head">
    <h1 id="page-heading" tabindex="-1">${title}</h1>
    <p class="alarm-target">
      ${icon(target === "EXIT" ? "log-out" : "map-pin")}<span
        >${say(TARGETS[target], { place: goalName })}</span
      >
      <span class="alarm-figures numerals"
        >${formatMetres(route.distanceMetres)} · ${formatMinutes(route.durationSeconds)}</span
      >
    </p>
  </div>`;
}

/** What nobody can promise, and what to do where the way is not free. */
export function alarmAdvice(answer) {
  return html`<div class="alarm-advice">
    ${icon("triangle-alert")}
    <p>
      ${isOutside(answer) ? nothing : html`<strong>${say("alarm-smoke")}</strong>`}
      <span>${answer?.message ?? say("alarm-unknown")}</span>
    </p>
  </div>`;
}

/** Why no way is shown, and whom to call. `waiting`: it is being asked for. */
export function alarmWithoutWay(answer, { isWaiting }) {
  const { phone } = boot.help ?? {};
  const isNo = isWithoutWay(answer);
  const text = isNo
    ? say("alarm-no-way")
    : say(isWaiting ? "alarm-finding" : "alarm-unasked");
  if (isOutside(answer)) return nothing;
  return html`<div class="alarm-without">
    <p class="alarm-without-title">${text}</p>
    ${isNo ? html`<p>${answer.route.message}</p>` : nothing}
    ${
      phone && isNo
        ? html`<p class="alarm-call">${icon("phone")}<span>${say("alarm-call", { number: phone })}</span></p>`
        : nothing
    }
  </div>`;
}

/** The switch for those who cannot use stairs. */
export function stairsSwitch({ isStairless, onStairless }) {
  return html`<button
    type="button"
    class="switch alarm-stairs"
    role="switch"
    aria-checked=${isStairless}
    @click=${() => onStairless(!isStairless)}
  >
    ${icon("accessibility")}<span>${say("alarm-stairs")}</span>
    <span class="switch-track" aria-hidden="true"></span>
  </button>`;
}

/** All that somebody who listens must know, one after the other. */
export function alarmSpoken(alarm, answer, venue) {
  const name = spoken("alarm-name", alarmArguments(alarm, venue));
  const parts = [name, alarm.reason, spoken(titleId(alarm, answer))];
  if (answer) parts.push(answer.spokenMessage);
  if (hasSteps(answer)) parts.push(answer.route.steps[0].spokenText);
  return parts.filter(Boolean);
}
