// How the voice of a waiting zone does: whether somebody says its calls, and whether they come in time.

import { html, nothing } from "lit-html";

import { momentText } from "../frame/moments.js";
import { icon } from "../frame/parts.js";
import { isBehind, voiceOf } from "../frame/voice_delay.js";
import { formatNumber, say } from "../frame/words.js";

/**
 * @param {{id: string}} zone
 * @param {object[]} voices of all zones
 * @param {Date} now
 */
export function voiceLines(zone, voices, now) {
  const voice = voiceOf(zone.id, voices);
  if (!voice) return nothing;
  const { loudspeakers, unsaid, unsaidSince, unheard } = voice;
  return html`<p class="voice quiet">
      ${loudspeakers === 0 ? say("screens-voice-none") : counted("heard", loudspeakers)}
    </p>
    ${isBehind(voice, now) ? warning(counted("behind", unsaid, { time: momentText(unsaidSince) })) : nothing}
    ${unheard > 0 ? warning(counted("unheard", unheard)) : nothing}`;
}

const counted = (what, count, more = {}) =>
  say(`screens-voice-${what}`, { count, shown: formatNumber(count), ...more });

const warning = (text) =>
  html`<p class="voice voice-late">${icon("triangle-alert")}<span>${text}</span></p>`;
