// Owns the view that hands the way over to a phone by a QR code.
import { html } from "lit-html";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { say } from "../frame/words.js";

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

/** The view “take”. */
export function takeView(page, actions) {
  return html`
    <section class="touch">
      <h1 tabindex="-1">${say("kiosk-take-title")}</h1>
      ${code(page, actions)}
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
