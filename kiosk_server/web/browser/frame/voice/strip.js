// Owns the strip of voice mode: what is being said, in large type and always in the same place, and
// the controls of the voice. It is no live region: who uses a screen reader hears the page itself.

import { html, nothing, render, svg } from "lit-html";
import { PACES, VOLUMES, pace, volume } from "../voice_switch.js";
import { say } from "../words.js";

const CAPTION_LINES = 2;
const USUAL_ROOM = 40;
const DRAWINGS = {
  repeat: svg`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8" /><path d="M3 3v5h5" />`,
  pause: svg`<rect x="14" y="4" width="4" height="16" rx="1" /><rect x="6" y="4" width="4" height="16" rx="1" />`,
  "go-on": svg`<path d="m6 3 14 9-14 9z" />`,
  slower: svg`<path d="m11 19-9-7 9-7z" /><path d="m22 19-9-7 9-7z" />`,
  faster: svg`<path d="m13 19 9-7-9-7z" /><path d="m2 19 9-7-9-7z" />`,
  softer: svg`<path d="M11 5 6.5 9H3v6h3.500L11 19z" /><path d="M16 9a5 5 0 0 1 0 6" />`,
  louder: svg`<path d="M11 5 6.500 9H3v6h3.500L11 19z" /><path d="M16 9a5 5 0 0 1 0 6" /><path d="M19.400 18.400a9 9 0 0 0 0-12.800" />`,
};

function control(name, onPress, { isEnd = false } = {}) {
  return html`<button
    type="button"
    class="voice-control voice-${name}"
    data-repeat
    aria-disabled=${isEnd ? "true" : nothing}
    @click=${onPress}
  >
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${DRAWINGS[name]}</svg>
    <span>${say(`voice-${name}`)}</span>
  </button>`;
}

function notice({ isBlocked, trouble, isPrivate }, actions) {
  const line = (id, button) => html`<p class="voice-notice">
    <span>${say(id)}</span>
    ${button ? html`<button type="button" class="button" @click=${button.onPress}>${say(button.id)}</button>` : nothing}
  </p>`;
  if (isBlocked) return line("voice-blocked", { id: "voice-allow", onPress: actions.allow });
  if (isPrivate) return line("voice-private", { id: "voice-say-aloud", onPress: actions.sayAloud });
  return trouble ? line(`voice-${trouble}`) : nothing;
}

/**
 * Shows the strip, if the page has a place for it.
 * @param {import("./player.js").Heard & {isPrivate: boolean}} heard
 * @param {Record<string, () => void>} actions
 */
export function showStrip(heard, actions) {
  const place = document.getElementById("voice");
  if (!place) return;
  const { caption, isPaused } = heard;
  render(
    html`<div class="voice-strip" role="group" aria-label=${say("voice-controls")}>
      <p class="voice-caption" aria-hidden="true">${caption}</p>
      ${notice(heard, actions)}
      <div class="voice-buttons">
        ${control("repeat", actions.repeat)}
        ${control(isPaused ? "go-on" : "pause", isPaused ? actions.goOn : actions.pause)}
        ${control("slower", actions.slower, { isEnd: pace() === PACES[0] })}
        ${control("faster", actions.faster, { isEnd: pace() === PACES.at(-1) })}
        ${control("softer", actions.softer, { isEnd: volume() === VOLUMES[0] })}
        ${control("louder", actions.louder, { isEnd: volume() === VOLUMES.at(-1) })}
      </div>
    </div>`,
    place,
  );
  const shown = place.querySelector(".voice-caption");
  if (shown.dataset.of === caption) return;
  shown.dataset.of = caption;
  shown.classList.remove("is-long");
  shown.classList.toggle("is-long", shown.scrollHeight > shown.clientHeight + 2);
}

/** How much may be shown at a time: whole Han characters, of which a letter is half a one. */
export function captionRoom() {
  const shown = document.querySelector(".voice-caption");
  if (!shown) return USUAL_ROOM;
  return Math.floor((CAPTION_LINES * shown.clientWidth) / parseFloat(getComputedStyle(shown).fontSize));
}
