// Places to choose from, one below the other: name, where it is, how far it is.

import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

import { icon } from "../frame/parts.js";
import { formatMinutes, say } from "../frame/words.js";
import { levelInBuilding } from "./levels.js";

/**
 * @param {{place: object, walkSeconds: number | null, matchedOn?: string, matchedText?: string}[]} found
 * @param {(place: object) => void} onChoose
 */
export function placeRows(found, onChoose) {
  return html`<ul class="phone-rows">
    ${repeat(
      found,
      ({ place }) => place.id,
      (each) =>
        html`<li>
          <button type="button" class="phone-row" @click=${() => onChoose(each.place)}>
            <span class="phone-row-words">
              <span class="phone-row-name">${each.place.name}</span>
              ${matched(each)}
              <span class="phone-row-where">${whereIs(each.place)}</span>
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
function matched({ place, matchedOn, matchedText }) {
  const explains =
    ["SYNONYM", "DEPARTMENT", "READING", "COMMON_WORD"].includes(matchedOn) &&
    !place.name.includes(matchedText);
  return explains
    ? html`<span class="phone-row-matched">${say("phone-matched", { text: matchedText })}</span>`
    : nothing;
}

function far({ walkSeconds }) {
  return walkSeconds === null ? say("phone-no-way-there") : formatMinutes(walkSeconds);
}
