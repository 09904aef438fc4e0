// The way from a spot's page to one's own numbers, or to the first one.

import { html, nothing } from "lit-html";

import { fragmentOf } from "../frame/fragment.js";
import { pageLook } from "../frame/page_look.js";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { recallTickets } from "../ticket/kept_tickets.js";
import { ownSpot } from "./own_spot.js";

/** The page of tickets, which counts the walk from this spot for who stands here, shown as this one is. */
function ticketAddress({ wish: { needs } }, id) {
  const look = fragmentOf({ needs, ...pageLook() });
  return `/ticket?at=${encodeURIComponent(ownSpot().code)}#${id ? `${id}&` : ""}${look}`;
}

/** Numbers that this phone has; where it has none and the venue is a hospital, how to take one. */
export function ticketPart(state) {
  const own = recallTickets().filter(({ ticket }) => ticket);
  if (own.length > 0) {
    return own.map(
      ({ id, ticket }) =>
        html`<a class="phone-second phone-ticket" href=${ticketAddress(state, id)}>
          ${icon("ticket")}<span>${say("phone-ticket-own", { number: ticket.number })}</span>
        </a>`,
    );
  }
  const { list } = state.categories;
  if (!list?.some(({ category, placeCount }) => category === "CLINICS" && placeCount > 0)) return nothing;
  return html`<a class="phone-second phone-ticket" href=${ticketAddress(state, null)}>
    ${icon("ticket")}<span>${say("phone-ticket")}</span>
  </a>`;
}
