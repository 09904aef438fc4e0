// A person who helps: the nearest desk, the number to call, and anybody of the staff. The parts stand
// on every page that is held in the hand.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { deskToOffer } from "../frame/desks.js";
import { icon, loadingState } from "../frame/parts.js";
import { unbroken } from "../frame/unbroken.js";
import { formatMinutes, say } from "../frame/words.js";
import { hours, whereIs } from "./place_rows.js";

/** @param state the page's state  @param actions the page's actions */
export function personView(state, actions) {
  return {
    main: html`<main class="phone-main" id="main">${personMain(state)}</main>`,
    actions: html`<nav class="phone-actions" aria-label=${say("person-title")}>
      <div class="phone-actions-main">${personActions(state, actions.choose)}</div>
    </nav>`,
  };
}

/** @param {{desk: {found: object[] | null, problem: object | null}}} state */
export function personMain({ desk: { found, problem } }) {
  const offered = found && deskToOffer(found);
  return html`<h1 id="page-heading" tabindex="-1">${say("person-title")}</h1>
    <p class="phone-lead">${say("person-lead")}</p>
    <section class="phone-person">
      <h2>${say(offered && !offered.isOpen ? "person-closed" : "person-desk")}</h2>
      ${deskLines(offered?.desk, found, problem)}
    </section>`;
}

/** @param {(place: object) => void} onChoose shows the way to the desk */
export function personActions({ desk: { found } }, onChoose) {
  const phone = boot.help?.phone;
  const desk = found && deskToOffer(found)?.desk;
  return html`${
    phone
      ? html`<a class="phone-second" href="tel:${phone.replace(/[^+\d]/g, "")}">
          ${icon("phone")}<span>${say("person-call", { number: phone })}</span>
        </a>`
      : nothing
  }
  ${
    desk
      ? html`<button type="button" class="phone-first" @click=${() => onChoose(desk.place)}>
          <span>${say("person-show")}</span>${icon("chevron-right")}
        </button>`
      : nothing
  }`;
}

function deskLines(desk, found, problem) {
  if (problem) return html`<p>${say("person-unknown")}</p>`;
  if (!found) return loadingState();
  if (!desk) return html`<p>${say("person-no-desk")}</p>`;
  return html`<p class="phone-desk">
    <strong>${unbroken(desk.place.name)}</strong>
    <span>${whereIs(desk.place)}</span>
    ${hours(desk.place, desk.walkSeconds)}
    <span>${say("person-walk", { duration: formatMinutes(desk.walkSeconds) })}</span>
  </p>`;
}
