// Where the car stands: the part of a view that keeps it, leads back to it and forgets it.

import { html, nothing } from "lit-html";

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { say } from "../frame/words.js";
import { forgetParking, keepParking, recallParking } from "./kept_parking.js";
import { ownSpot } from "./own_spot.js";

/** @param store the page's state */
export const parkingActions = (store) => ({
  /** The car stands at this spot. */
  park() {
    keepParking(boot.spot.parking);
    store.update({ parking: recallParking() });
    focusMain();
  },
  forgetParking() {
    forgetParking();
    store.update({ parking: null });
    focusMain();
  },
});

/** @param state the page's state  @param actions the page's actions */
export function parkingPart({ parking, locale }, actions) {
  const here = ownSpot().parking;
  if (parking) return kept(parking, here?.id === parking.id, locale, actions);
  if (!here) return nothing;
  return html`<section class="phone-go-on phone-parking">
    <button type="button" class="phone-second" @click=${() => actions.park()}>
      ${icon("map-pin")}<span>${say("phone-parking-keep")}</span>
    </button>
    <p>${say("phone-parking-lead")}</p>
  </section>`;
}

function kept(parking, isHere, locale, actions) {
  const place = parking.names[locale] ?? Object.values(parking.names)[0] ?? "";
  return html`<section class="phone-go-on phone-parking">
    <p>${unbroken(say(isHere ? "phone-parking-here" : "phone-parking-kept", { place }))}</p>
    ${parking.bay ? html`<p class="phone-parking-bay">${unbroken(say("phone-parking-bay", { bay: parking.bay }))}</p>` : nothing}
    ${
      isHere
        ? nothing
        : html`<button type="button" class="phone-second" @click=${() => actions.choose(parking)}>
            ${icon("map-pin-check")}<span>${say("phone-parking-back")}</span>
          </button>`
    }
    <button type="button" class="phone-quiet" @click=${() => actions.show("parking")}>
      ${icon("map-pin")}<span>${say("phone-parking-change")}</span>
    </button>
    <button type="button" class="phone-quiet" @click=${() => actions.forgetParking()}>
      ${icon("trash-2")}<span>${say("phone-parking-forget")}</span>
    </button>
  </section>`;
}
