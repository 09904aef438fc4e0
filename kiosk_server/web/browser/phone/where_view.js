// Where somebody is who is not where the page takes them to be.

import { html } from "lit-html";

import { boot } from "../frame/boot.js";
import { icon } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { say } from "../frame/words.js";

/** @param state the page's state  @param actions the page's actions */
export function whereView(state, actions) {
  return {
    main: html`<main class="phone-main phone-where-view" id="main">
      <h1 id="page-heading" tabindex="-1">${say("phone-where-are-you")}</h1>
      <p class="phone-hint">${icon("qr-code")}<span>${say("phone-where-scan")}</span></p>
      <div class="phone-choices">
        <button type="button" class="phone-second" @click=${() => actions.searchSpot()}>
          ${icon("search")}<span>${say("phone-where-search")}</span>
        </button>
        <button type="button" class="phone-second" @click=${() => actions.standAtCode()}>
          ${icon("map-pin")}<span>${unbroken(say("phone-where-code", { place: boot.spot.name }))}</span>
        </button>
      </div>
    </main>`,
  };
}
