// Owns the full page that asks whether somebody is still there before everything is wiped.
import { html } from "lit-html";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** The question, with the seconds that are left. Any touch on it is an answer. */
export function idleView(secondsLeft, onStay) {
  return html`<section
    class="idle"
    role="alertdialog"
    aria-modal="true"
    aria-labelledby="idle-title"
    aria-describedby="idle-why"
    @click=${onStay}
  >
    <h2 id="idle-title">${say("kiosk-idle-title")}</h2>
    <p class="seconds numerals" aria-hidden="true">${secondsLeft}</p>
    <p class="left">
      ${say("kiosk-idle-left", { seconds: String(secondsLeft), count: secondsLeft })}
    </p>
    <p class="why" id="idle-why">${say("kiosk-idle-why")}</p>
    <button type="button" class="button button-main" id="idle-stay">
      ${icon("hand")}<span>${say("kiosk-idle-touch")}</span>
    </button>
  </section>`;
}
