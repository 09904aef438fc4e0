// Owns how a place is offered in a list: its level as a sign, its name, where it is, how far.
import { html, nothing } from "lit-html";
import { matchReason } from "../frame/match_reason.js";
import { openWords } from "../frame/open_times.js";
import { spokenAs } from "../frame/origins.js";
import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";

const HERE_SECONDS = 8;
const OTHER_WORD = "voice-found-otherwise";

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

function matched(found, typed) {
  const text = matchReason(found, typed);
  if (text === null) return nothing;
  return html`<span class="matched">
    ${spokenAs(say("kiosk-search-matched", { text, name: shortName(found.place) }), OTHER_WORD)}
  </span>`;
}

/** A level as signs in the building write it: “3F”, “B1”. */
export function levelSign({ label }) {
  if (label === null) return icon("trees");
  return /^\d+$/.test(label) ? say("kiosk-level-sign", { number: label }) : label;
}

/** Whether a place is open and until when; nothing where that is not known. */
export function hours(place, walkSeconds) {
  const told = openWords(place, { walkSeconds: walkSeconds ?? 0 });
  if (!told) return nothing;
  return html`<span class="hours ${told.isOpen ? "" : "is-closed"}"
    >${icon("clock")}${told.text}</span
  >`;
}

/** A place of a list: `found` is a PlaceMatch or a NearbyPlace. */
export function placeRow(found, { visit, spot }, onChoose) {
  const { place, walkSeconds } = found;
  return html`<li>
    <button type="button" class="place" @click=${() => onChoose(place)}>
      <span class="level-sign">${levelSign(place.level)}</span>
      <span class="what">
        <span class="name" data-read-first>${unbroken(place.name)}</span>
        <span class="where"
          ><span>${place.level.building?.name ?? place.level.name}</span> ${hours(place, walkSeconds)}
          ${matched(found, visit.text)}</span
        >
      </span>
      ${walk(walkSeconds, { hasStart: Boolean(spot), needs: visit.needs })}
    </button>
  </li>`;
}
