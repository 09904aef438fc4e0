// How pages show that they listen: the button beside the search, and in place of what was found
// what is heard and may be meant. Nothing happens until the visitor chooses.

import { html, nothing } from "lit-html";
import { canListen, listening, startListening, stopListening } from "./listening.js";
import { profileName } from "./needs_words.js";
import { spokenAs } from "./origins.js";
import { icon } from "./parts.js";
import { formatNumber, say } from "./words.js";

/** A finger that stays down this long holds the button while its owner speaks. */
const HOLD_MS = 350;

let holding = 0;
let isHeld = false;

function pressed(where) {
  isHeld = false;
  clearTimeout(holding);
  holding = setTimeout(() => {
    isHeld = true;
    if (listening().status !== "listening") startListening(where);
  }, HOLD_MS);
}

function released() {
  clearTimeout(holding);
  if (isHeld) stopListening();
}

function clicked(where) {
  // The end of a long press is a click too.
  if (isHeld) isHeld = false;
  else if (isBusy()) stopListening();
  else startListening(where);
}

const isBusy = () => ["asking", "listening"].includes(listening().status);

/** The button; nothing where nobody listens. `where`: variables of Understand. */
export function listenButton(where) {
  if (!canListen) return nothing;
  return html`<button
    type="button"
    class="listen-button"
    aria-pressed=${isBusy()}
    @pointerdown=${() => pressed(where)}
    @pointerup=${released}
    @pointercancel=${released}
    @pointerleave=${released}
    @contextmenu=${(event) => event.preventDefault()}
    @click=${() => clicked(where)}
  >
    ${icon("microphone")}<span>${say(isBusy() ? "listen-stop" : "listen-start")}</span>
  </button>`;
}

/**
 * What stands in place of what was found; null while nothing is being said.
 * @param {object} page
 * @param {(found: object) => unknown} page.rows the candidates as a list to choose from
 * @param {(profile: string) => void} page.onNeeds
 * @param {() => void} page.onPerson
 * @param {string | null} page.profile how this visitor travels already
 */
export function listenPanel({ rows, onNeeds, onPerson, profile }) {
  const { status, text, problem, understood } = listening();
  if (status === "idle") return null;
  if (status === "failed") {
    return html`<p class="listen-panel" role="alert">${icon("info")}<span>${problem}</span></p>`;
  }
  if (status === "heard") return heard({ text, understood, rows, onNeeds, onPerson, profile });
  return html`<div class="listen-panel" role="status">
    ${icon("microphone")}
    <div>
      <p class="listen-title">${say(`listen-${status}`)}</p>
      ${
        status === "listening"
          ? html`<meter id="listen-level" min="0" max="1" value="0" aria-label=${say("listen-level")}></meter>
              <p>${say("listen-listening-try")}</p>`
          : nothing
      }
    </div>
  </div>`;
}

function heard({ text, understood, rows, onNeeds, onPerson, profile }) {
  const { intent, needs, candidates } = understood;
  const isNewNeed = needs && needs.profile !== (profile ?? "WALKING");
  const count = candidates.length;
  const found = { count, number: formatNumber(count) };
  return html`<div class="listen-heard">
    <p class="listen-panel" role="status">
      ${icon("microphone")}<span
        >${spokenAs(say("listen-heard", { text }), "voice-heard")}
        ${
          count > 0
            ? spokenAs(say("listen-heard-title"), "voice-heard-places", found)
            : say("listen-heard-nothing")
        }</span
      >
    </p>
    ${
      intent === "CALL_PERSON"
        ? html`<button type="button" class="button listen-wish" @click=${onPerson}>
            ${icon("user-round")}<span>${say("frame-person")}</span>
          </button>`
        : nothing
    }
    ${
      isNewNeed
        ? html`<p class="listen-need">
            <span>${say("listen-heard-needs", { profile: profileName(needs.profile) })}</span>
            <button type="button" class="button listen-wish" @click=${() => onNeeds(needs.profile)}>
              ${icon("accessibility")}<span>${say("listen-heard-needs-use")}</span>
            </button>
          </p>`
        : nothing
    }
    ${count > 0 ? rows(candidates) : nothing}
  </div>`;
}
