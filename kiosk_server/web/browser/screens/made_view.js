// The address of a new screen: shown this once, as a text and as a code, with what to do with it.

import { html, nothing } from "lit-html";

import { momentText } from "../frame/moments.js";
import { icon } from "../frame/parts.js";
import { planView } from "../frame/plan_view.js";
import { say } from "../frame/words.js";

/** @param state the page's state  @param actions what its buttons do */
export function madeView({ made, known, knownOrder }, actions) {
  const kiosk = known.kiosks.find(({ id }) => id === made.kiosk.id);
  const isOpened = kiosk !== undefined && kiosk.state !== "AWAITED";
  // What was listed before it was made does not tell of it yet.
  const isOver = kiosk === undefined && knownOrder > made.order;
  const isAtEnd = isOpened || isOver;
  return html`<section class="made" aria-labelledby="made-heading">
    <h1 id="made-heading" tabindex="-1">${say("screens-made", { name: made.kiosk.name })}</h1>
    ${isOpened ? opened() : isOver ? over() : toOpen(made, actions)}
    <div class="form-acts">
      <button type="button" class="button ${isAtEnd ? "button-main" : ""}" @click=${actions.toList}>
        ${icon(isOpened ? "check" : "list")}<span>${say(isOpened ? "screens-done" : "screens-to-list")}</span>
      </button>
    </div>
  </section>`;
}

const opened = () =>
  html`<p class="made-opened" role="status">${icon("check")}<span>${say("screens-opened")}</span></p>`;

const over = () =>
  html`<p class="trouble" role="alert">${icon("triangle-alert")}<span>${say("screens-address-over")}</span></p>`;

function toOpen(made, actions) {
  return html`<p class="made-lead">${say("screens-open-once", { time: momentText(made.kiosk.addressUntil) })}</p>
    <div class="made-address-row">
      <label class="field">
        <span>${say("screens-address")}</span>
        <input class="made-address" type="text" readonly .value=${made.address} @focus=${(event) => event.target.select()} />
      </label>
      ${
        navigator.clipboard
          ? html`<button type="button" class="button" @click=${actions.copy}>
              ${icon(made.isCopied ? "check" : "copy")}<span>${say(made.isCopied ? "screens-copied" : "screens-copy")}</span>
            </button>`
          : nothing
      }
    </div>
    <div class="made-code">
      ${planView({ svg: made.qrSvg, label: say("screens-code") })}
      <ol class="made-steps">
        <li>${say("screens-step-open")}</li>
        <li>${say("screens-step-secret")}</li>
        ${made.isLoudspeaker ? html`<li>${say("screens-step-sound")}<code>--autoplay-policy=no-user-gesture-required</code></li>` : nothing}
        <li>${say("screens-step-seen")}</li>
      </ol>
    </div>`;
}
