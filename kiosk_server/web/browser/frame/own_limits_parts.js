// The parts of a page where somebody states limits of their own, beside the profile's.

import { html, nothing } from "lit-html";
import {
  isRefused,
  offeredTo,
  REFUSALS,
  SCALES,
  standOf,
  withRefusal,
  withScale,
} from "./own_limits.js";
import { icon } from "./parts.js";
import { formatMetres, formatNumber, say } from "./words.js";

const inCentimetres = (metres) =>
  say("frame-centimetres", { number: formatNumber(Math.round(metres * 100)) });

/** Each scale's value in words. */
const VALUE_WORDS = {
  width: inCentimetres,
  "lift-width": inCentimetres,
  "lift-depth": inCentimetres,
  incline: (incline) =>
    say("frame-limit-incline-value", {
      run: formatNumber(1 / incline),
      percent: formatNumber(incline * 100, 1),
    }),
  rest: (metres) => say("frame-limit-rest-value", { distance: formatMetres(metres) }),
};

const valueWords = ({ key }, value) =>
  value === null ? say(`frame-limit-${key}-any`) : VALUE_WORDS[key](value);

/**
 * @param {object} wishes
 * @param {Record<string, any>} wishes.value  a TravelNeedsInput
 * @param {Record<string, any>} wishes.usual  the limits of its profile
 * @param {(needs: Record<string, unknown>) => void} wishes.onChange
 */
export function ownLimits({ value: needs, usual, onChange }) {
  return html`<div class="own-limits">
    ${offeredTo(SCALES, needs).map((scale) => scaleRow(scale, needs, usual, onChange))}
    ${offeredTo(REFUSALS, needs).map((refusal) => refusalRow(refusal, needs, usual, onChange))}
  </div>`;
}

function scaleRow(scale, needs, usual, onChange) {
  const { value, isOwn, lenient, strict } = standOf(scale, needs, usual);
  const profile = (needs.profile ?? "WALKING").toLowerCase();
  const name = say(`frame-limit-${scale.key}`, { profile });
  const id = `limit-${scale.key}`;
  const step = (way, next, iconName) =>
    html`<button
      type="button"
      class="limit-step"
      data-repeat
      data-way=${way}
      aria-label=${say(`frame-limit-${scale.key}-${way}`)}
      aria-describedby=${id}
      aria-disabled=${next === undefined}
      @click=${() => next !== undefined && onChange(withScale(scale, needs, usual, next))}
    >
      ${icon(iconName)}
    </button>`;
  return html`<div class="limit" role="group" aria-label=${name} ?data-own=${isOwn}>
    <span class="limit-name">${name}</span>
    <span class="limit-steps">
      ${step("less", isRising(scale) ? lenient : strict, "minus")}
      <output class="limit-value numerals" id=${id} aria-live="polite"
        >${valueWords(scale, value)}${
          isOwn ? nothing : html`<small>${say("frame-limit-usual")}</small>`
        }</output
      >
      ${step("more", isRising(scale) ? strict : lenient, "plus")}
    </span>
  </div>`;
}

/** Whether strict values are the larger numbers, so that “more” leads to them. */
const isRising = ({ values }) => values.at(-1) > values.at(-2);

function refusalRow(refusal, needs, usual, onChange) {
  const isOn = isRefused(refusal, needs, usual);
  return html`<button
    type="button"
    class="switch"
    role="switch"
    data-limit=${refusal.key}
    aria-checked=${isOn}
    @click=${() => onChange(withRefusal(refusal, needs, usual, !isOn))}
  >
    <span>${say(`frame-limit-${refusal.key}`)}</span>
    <span class="switch-track" aria-hidden="true"></span>
  </button>`;
}
