// Places to choose from, one below the other: name, where it is, how far it is.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { matchReason } from "../frame/match_reason.js";
import { openWords } from "../frame/open_times.js";
import { spokenAs } from "../frame/origins.js";
import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";
import { levelInBuilding } from "./levels.js";

/**
 * @param {{place: object, walkSeconds: number | null, matchedOn?: string, matchedText?: string}[]} found
 * @param {(place: object) => void} onChoose
 * @param {string} [typed] what they were found by
 */
export function placeRows(found, onChoose, typed = "") {
  return html`<ul class="phone-rows">
    ${repeat(
      found,
      ({ place }) => place.id,
      (each) =>
        html`<li>
          <button type="button" class="phone-row" @click=${() => onChoose(each.place)}>
            <span class="phone-row-words">
              <span class="phone-row-name">${unbroken(each.place.name)}</span>
              ${matched(each, typed)}
              <span class="phone-row-where">${whereIs(each.place)}</span>
              ${hours(each.place, each.walkSeconds)}
            </span>
            <span class="phone-row-far">${far(each)}</span>
            ${icon("chevron-right")}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** “3F · Outpatient building”. */
export function whereIs(place) {
  const { level } = place;
  return levelInBuilding(level.name, level.building?.name);
}

/** The word that was typed for it, where the name does not show why it was found. */
function matched(found, typed) {
  const text = matchReason(found, typed);
  return text === null
    ? nothing
    : html`<span class="phone-row-matched">${spokenAs(say("phone-matched", { text }), "voice-found-otherwise")}</span>`;
}

/** Whether a place is open and until when; nothing where that is not known. */
export function hours(place, walkSeconds) {
  const told = openWords(place, { walkSeconds: walkSeconds ?? 0 });
  if (!told) return nothing;
  return html`<span class="phone-hours ${told.isOpen ? "" : "is-closed"}"
    >${icon("clock")}${told.text}</span
  >`;
}

function far({ walkSeconds }) {
  return walkSeconds === null ? say("phone-no-way-there") : formatMinutes(walkSeconds);
}
