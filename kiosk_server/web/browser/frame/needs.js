// The switches that say how somebody travels. One is on at a time; the same again is on foot.

import { html } from "lit-html";
import { needsFromPairs, needsToPairs } from "./needs_values.js";
import { icon } from "./parts.js";
import { say } from "./words.js";

/** The profiles that pages offer, the most asked for first, each with its icon. */
export const OFFERED = Object.freeze([
  { profile: "WHEELCHAIR", icon: "accessibility" },
  { profile: "POWERED_CHAIR", icon: "accessibility" },
  { profile: "SLOW_WALKING", icon: "armchair" },
  { profile: "PRAM", icon: "baby" },
  { profile: "BED", icon: "bed-double" },
  { profile: "WALKING_FRAME", icon: "footprints" },
  { profile: "LOW_VISION", icon: "eye" },
]);

/**
 * @param {string} profile
 * @returns {string} what the profile is called
 */
export const profileName = (profile) =>
  say(`frame-need-${profile.toLowerCase().replaceAll("_", "-")}`);

/**
 * @param {Record<string, any>} needs a TravelNeedsInput
 * @returns {string} who travels, in words
 */
export const needsWords = (needs) => profileName(needs.profile ?? "WALKING");

/**
 * @param {object} wishes
 * @param {Record<string, any>} wishes.value a TravelNeedsInput
 * @param {(needs: Record<string, unknown>) => void} wishes.onChange
 * @param {string[]} [wishes.profiles] those to offer, in this order
 */
export function needsSwitches({ value, onChange, profiles }) {
  const chosen = value.profile ?? "WALKING";
  // What is in force is named, and can be taken back, even where it is not offered.
  const shown = OFFERED.filter(
    ({ profile }) => !profiles || profiles.includes(profile) || profile === chosen,
  );
  const choose = (profile) => {
    const next = profile === chosen ? "WALKING" : profile;
    onChange(value.evidence ? { profile: next, evidence: value.evidence } : { profile: next });
  };
  return html`<div class="needs" role="group" aria-label=${say("frame-needs-title")}>
    ${shown.map(
      (entry) =>
        html`<button
          type="button"
          class="switch"
          role="switch"
          aria-checked=${entry.profile === chosen}
          @click=${() => choose(entry.profile)}
        >
          ${icon(entry.icon)}<span>${profileName(entry.profile)}</span>
          <span class="switch-track" aria-hidden="true"></span>
        </button>`,
    )}
  </div>`;
}

/**
 * @param {Record<string, unknown>} needs
 * @returns {string} a piece of a fragment
 */
export const needsToFragment = (needs) => new URLSearchParams(needsToPairs(needs)).toString();

/**
 * @param {string} fragment
 * @returns {Record<string, unknown>}
 */
export const needsFromFragment = (fragment) =>
  needsFromPairs(new URLSearchParams(fragment.replace(/^#/, "")));
