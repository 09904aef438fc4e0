// A person who helps: the nearest desk, the number to call, and anybody of the staff.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { deskToOffer } from "../frame/desks.js";
import { icon, loadingState } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";
import { hours, whereIs } from "./place_rows.js";

/** @param state the page's state  @param actions the page's actions */
export function personView(state, actions) {
  const { found, problem } = state.desk;
  const phone = boot.help?.phone;
  const offered = found && deskToOffer(found);
  const desk = offered?.desk;
  return {
    main: html`<main class="phone-main phone-person" id="main">
      <h1 id="page-heading" tabindex="-1">${say("phone-person-title")}</h1>
      <p class="phone-lead">${say("phone-person-lead")}</p>
      <section>
        <h2>${say(offered && !offered.isOpen ? "phone-person-closed" : "phone-person-desk")}</h2>
        ${body(desk, found, problem)}
      </section>
    </main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("phone-person-title")}>
      <div class="phone-actions-main">
        ${
          phone
            ? html`<a class="phone-second" href="tel:${phone.replace(/[^+\d]/g, "")}">
                ${icon("phone")}<span>${say("phone-person-call", { number: phone })}</span>
              </a>`
            : nothing
        }
        ${
          desk
            ? html`<button
                type="button"
                class="phone-first"
                @click=${() => actions.choose(desk.place)}
              >
                <span>${say("phone-person-show")}</span>${icon("chevron-right")}
              </button>`
            : nothing
        }
      </div>
    </nav>`,
  };
}

function body(desk, found, problem) {
  if (problem) return html`<p>${say("phone-person-unknown")}</p>`;
  if (!found) return loadingState();
  if (!desk) return html`<p>${say("phone-person-no-desk")}</p>`;
  return html`<p class="phone-desk">
    <strong>${unbroken(desk.place.name)}</strong>
    <span>${whereIs(desk.place)}</span>
    ${hours(desk.place, desk.walkSeconds)}
    <span>${say("phone-walk", { duration: formatMinutes(desk.walkSeconds) })}</span>
  </p>`;
}
