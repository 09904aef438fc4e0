// Owns the view in which somebody types where they want to go and sees what fits as they type.
import { html } from "lit-html";
import { listenButton, listenPanel } from "../frame/listen_parts.js";
import { forgetListening } from "../frame/listening.js";
import { spokenAs } from "../frame/origins.js";
import { emptyState, errorState, icon, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { clear, deleteFrom, pad, typeInto } from "./pad.js";
import { placeRow } from "./place_row.js";
import { venueKind } from "./venue_kind.js";

const LONGEST_TEXT = 60;
const MOST_MATCHES = 5;
const MOST_MATCHES_LARGE = 3;

function matches(page, actions) {
  const { visit, known, large } = page;
  const { status, value, error } = known.matches;
  if (visit.text.trim() === "") {
    return html`<p class="hint">
      ${icon("info")}<span>${say("kiosk-search-hint", venueKind(page))}</span>
    </p>`;
  }
  if (status === "failed") return errorState({ text: error.text, onAgain: actions.again });
  if (!value) return loadingState({ rows: large ? 2 : 4 });
  const found = value.searchPlaces.slice(0, large ? MOST_MATCHES_LARGE : MOST_MATCHES);
  if (found.length === 0) {
    return emptyState({
      icon: "search",
      title: spokenAs(say("kiosk-search-nothing", { text: visit.text.trim() }), "voice-found-nothing"),
      text: say("kiosk-search-nothing-try"),
    });
  }
  return html`<ul
    class="places"
    aria-label=${say("kiosk-search-results")}
    ?data-waiting=${status === "waiting"}
  >
    ${found.map((match) => placeRow(match, page, actions.choosePlace))}
  </ul>`;
}

function saidWhere({ visit, spot, large }) {
  const first = large ? MOST_MATCHES_LARGE : MOST_MATCHES;
  return { near: spot?.location, needs: visit.needs ?? undefined, first };
}

/** What was said in place of typed; null: nothing. */
function said(page, actions) {
  return listenPanel({
    rows: (found) =>
      html`<ul class="places" aria-label=${say("kiosk-search-results")}>
        ${found.map((each) => placeRow(each, page, actions.choosePlace))}
      </ul>`,
    onNeeds: (profile) => actions.travelAs({ profile }),
    onPerson: actions.callPerson,
    profile: page.visit.needs?.profile ?? null,
  });
}

/** The view “search”. */
export function searchView(page, actions) {
  const field = () => document.querySelector("#search-text");
  const typed = (event) => {
    if (event.isComposing) return;
    forgetListening();
    actions.type(event.target.value);
  };
  const pressed = (event) => {
    if (event.isComposing) return;
    const first = document.querySelector(".places .place");
    if (event.key === "Enter") actions.takeFirst();
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    }
  };
  return html`
    <section class="touch">
      <h1 class="only-heard" tabindex="-1">${say("kiosk-search-title")}</h1>
      <div class="field-row"><div class="field">
        ${icon("search")}
        <input
          id="search-text"
          type="text"
          inputmode="none"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${LONGEST_TEXT}
          aria-label=${say("kiosk-search-label", venueKind(page))}
          placeholder=${say("kiosk-search-label", venueKind(page))}
          .value=${page.visit.text}
          @input=${typed}
          @compositionend=${(event) => actions.type(event.target.value)}
          @keydown=${pressed}
        />
      </div>${listenButton(saidWhere(page))}</div>
      <div class="found">${said(page, actions) ?? matches(page, actions)}</div>
      ${pad({
        onText: (letter) => typeInto(field(), letter),
        onDelete: () => deleteFrom(field()),
        onClear: () => clear(field()),
      })}
    </section>
  `;
}
