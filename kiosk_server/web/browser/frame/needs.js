// The choice of how somebody travels: one of a few at a time, on foot unless another is chosen.

import { html, nothing } from "lit-html";
import { boot } from "./boot.js";
import { hasOwnLimits, profileName } from "./needs_words.js";
import { icon } from "./parts.js";
import { say } from "./words.js";

/** The profiles that pages offer, the most asked for first, each with its icon. */
const OFFERED_TO_ALL = Object.freeze([
  { profile: "WALKING", icon: "footprints" },
  { profile: "WHEELCHAIR", icon: "accessibility" },
  { profile: "POWERED_CHAIR", icon: "accessibility" },
  { profile: "SLOW_WALKING", icon: "armchair" },
  { profile: "WALKING_FRAME", icon: "walking-frame" },
  { profile: "PRAM", icon: "baby" },
  { profile: "LOW_VISION", icon: "eye" },
]);
/** A bed is brought by staff through doors of theirs: only who has signed in is offered that. */
const OFFERED_TO_STAFF = Object.freeze([
  { profile: "STAFF", icon: "stethoscope" },
  { profile: "BED", icon: "bed-double" },
]);
const OFFERED = boot.forStaff ? [...OFFERED_TO_STAFF, ...OFFERED_TO_ALL] : OFFERED_TO_ALL;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {object} wishes
 * @param {Record<string, any>} wishes.value a TravelNeedsInput
 * @param {(needs: Record<string, unknown>) => void} wishes.onChange
 * @param {() => void} wishes.onMore  somebody wants to state limits of their own
 */
export function needsChoice({ value, onChange, onMore }) {
  const chosen = value.profile ?? "WALKING";
  const choose = (profile) => {
    if (profile !== chosen)
      onChange(value.evidence ? { profile, evidence: value.evidence } : { profile });
  };
  return html`<div class="needs">
    <div
      class="needs-profiles"
      role="radiogroup"
      aria-label=${say("frame-needs-title")}
      @keydown=${(event) => moveChoice(event)}
    >
      ${OFFERED.map(
        ({ profile, icon: name }) =>
          html`<button
            type="button"
            class="need"
            role="radio"
            data-profile=${profile}
            aria-checked=${profile === chosen}
            tabindex=${profile === chosen ? 0 : -1}
            @click=${() => choose(profile)}
          >
            ${icon(name)}<span>${profileName(profile)}</span>
          </button>`,
      )}
    </div>
    ${moreButton(value, onMore)}
  </div>`;
}

/** What leads to one's own limits, and says whether there are any. */
function moreButton(needs, onMore) {
  const isOwn = hasOwnLimits(needs);
  return html`<button type="button" class="need need-more" ?data-own=${isOwn} @click=${onMore}>
    ${icon("sliders-horizontal")}
    <span>${say("frame-limits")}${isOwn ? html` <small>${say("frame-limits-own")}</small>` : nothing}</span>
  </button>`;
}

/** The arrow keys go from one to the next and choose it, as radio buttons do. */
function moveChoice(event) {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("[role=radio]")];
  const next = all.at((all.indexOf(event.target) + step) % all.length);
  next.focus();
  next.click();
}
