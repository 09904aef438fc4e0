// Owns how a place is offered in a list: its level as a sign, its name, where it is, how far.
import { html, nothing } from "lit-html";
import { icon } from "../frame/parts.js";
import { formatMinutes, say } from "../frame/words.js";

const SAID_OF_MATCHES = new Set(["SYNONYM", "DEPARTMENT", "TITLE", "READING", "COMMON_WORD"]);
const HERE_SECONDS = 8;

/** Where a place is, in words: building and level. */
export function whereIs({ level }) {
  const building = level.building?.name;
  return building ? say("kiosk-place-where", { building, level: level.name }) : level.name;
}

function walk(walkSeconds, { hasStart, needs }) {
  if (!hasStart) return nothing;
  if (walkSeconds === null)
    return html`<span class="walk none"
      >${say("kiosk-place-no-way", { needs: needs ? "yes" : "no" })}</span
    >`;
  if (walkSeconds < HERE_SECONDS) return html`<span class="walk">${say("kiosk-place-here")}</span>`;
  return html`<span class="walk numerals"
    >${icon("footprints")}${formatMinutes(walkSeconds)}</span
  >`;
}

/** A name without the number of its door in brackets, which stands beside it already. */
function shortName({ name, ref }) {
  const tail = [` (${ref})`, `（${ref}）`].find((brackets) => name.endsWith(brackets)) ?? "";
  return name.slice(0, name.length - tail.length);
}

function matched({ matchedOn, matchedText, place }) {
  if (!SAID_OF_MATCHES.has(matchedOn) || place.name.includes(matchedText)) return nothing;
  return html`<span class="matched">
    ${say("kiosk-search-matched", { text: matchedText, name: shortName(place) })}
  </span>`;
}

/** A level as signs in the building write it: “3F”, “B1”. */
function levelSign({ label }) {
  if (label === null) return icon("trees");
  return /^\d+$/.test(label) ? say("kiosk-level-sign", { number: label }) : label;
}

/** A place of a list: `found` is a PlaceMatch or a NearbyPlace. */
export function placeRow(found, { visit, spot }, onChoose) {
  const { place, walkSeconds } = found;
  return html`<li>
    <button type="button" class="place" @click=${() => onChoose(place)}>
      <span class="level-sign">${levelSign(place.level)}</span>
      <span class="what">
        <span class="name">${place.name}</span>
        <span class="where"
          >${place.level.building?.name ?? place.level.name} ${matched(found)}</span
        >
      </span>
      ${walk(walkSeconds, { hasStart: Boolean(spot), needs: visit.needs })}
    </button>
  </li>`;
}
