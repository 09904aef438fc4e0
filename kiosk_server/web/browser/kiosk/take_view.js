// Owns the view that hands the way over to a phone by a QR code.
import { html, nothing } from "lit-html";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";
import { whereIs } from "./place_row.js";

function code({ known, goal }, actions) {
  const { status, value, error } = known.code;
  if (!value && status === "failed")
    return errorState({ text: error.text, onAgain: actions.again });
  if (!value) return loadingState();
  const { handOff } = value.route;
  if (!handOff) {
    return emptyState({
      icon: "smartphone",
      title: say("kiosk-take-none"),
      text: say("kiosk-take-none-try"),
    });
  }
  return html`<div class="code">
    ${planView({ svg: handOff.qrSvg, label: say("kiosk-take-code", { place: goal?.name ?? "" }) })}
  </div>`;
}

/** Where the way that is handed over leads. */
function goalLine({ known, goal }) {
  if (!goal) return nothing;
  const seconds = known.way.value?.route?.durationSeconds;
  return html`<p class="lead take-goal">
    <b>${unbroken(say("kiosk-route-to", { place: goal.name }))}</b>
    <span>${whereIs(goal)}</span>
    ${seconds === undefined ? nothing : html`<span class="numerals">${formatMinutes(seconds)}</span>`}
  </p>`;
}

/** The view “take”. */
export function takeView(page, actions) {
  return html`
    <section class="touch">
      <h1 tabindex="-1">${say("kiosk-take-title")}</h1>
      ${goalLine(page)} ${code(page, actions)}
      <ol class="reasons">
        <li>${icon("qr-code")}<span>${say("kiosk-take-scan")}</span></li>
        <li>${icon("footprints")}<span>${say("kiosk-take-then")}</span></li>
        <li>${icon("check")}<span>${say("kiosk-take-private")}</span></li>
      </ol>
      <div class="main-action">
        <button type="button" class="button button-main" @click=${actions.back}>
          ${icon("route")}<span>${say("kiosk-take-done")}</span>
        </button>
      </div>
    </section>
  `;
}
