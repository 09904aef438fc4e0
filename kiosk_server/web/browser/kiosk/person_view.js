// Owns the view that leads to a person: the nearest information desk, and the telephone if there
// is a number.
import { html, nothing } from "lit-html";
import { deskToOffer } from "../frame/desks.js";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";
import { hours, whereIs } from "./place_row.js";

function desk({ desk: { place, walkSeconds }, isOpen }) {
  const duration = formatMinutes(walkSeconds);
  return html`<div class="card desk">
    <p class="label">${say(isOpen ? "kiosk-person-desk" : "kiosk-person-closed")}</p>
    <p class="name">${unbroken(place.name)}</p>
    <p class="where">${whereIs(place)} ${hours(place, walkSeconds)}</p>
    <p class="walk numerals">${icon("footprints")}${say("kiosk-place-walk", { duration })}</p>
  </div>`;
}

function telephone(phone) {
  return html`<div class="card telephone">
    <p class="label">${say("kiosk-person-phone")}</p>
    <p class="number numerals">${icon("phone")}${say("kiosk-person-phone-number", { phone })}</p>
  </div>`;
}

function nearest({ known, spot }, actions) {
  const { status, value, error } = known.desk;
  if (spot && status === "failed" && !value) {
    return errorState({ text: error.text, onAgain: actions.again });
  }
  if (spot && !value) return loadingState({ rows: 2 });
  const offered = deskToOffer(value?.nearestPlaces ?? []);
  if (!offered) {
    return emptyState({
      icon: "user-round",
      title: say("kiosk-person-nobody"),
      text: say("kiosk-person-nobody-try"),
    });
  }
  return desk(offered);
}

/** The view “person”. */
export function personView(page, actions) {
  const place = deskToOffer(page.known.desk.value?.nearestPlaces ?? [])?.desk.place;
  return html`
    <section class="touch">
      <h1 tabindex="-1">${say("kiosk-person-title")}</h1>
      <p class="lead">${say("kiosk-person-lead")}</p>
      ${nearest(page, actions)} ${page.help?.phone ? telephone(page.help.phone) : nothing}
      ${
        place
          ? html`<div class="main-action">
              <button
                type="button"
                class="button button-main"
                @click=${() => actions.choosePlace(place)}
              >
                ${icon("route")}<span>${say("kiosk-person-way")}</span>
              </button>
            </div>`
          : nothing
      }
    </section>
  `;
}
