// Owns where staff send one of the prepared announcements: what is said, of which place, where, how
// often. It needs a page that shows it.

import { html, nothing } from "lit-html";

import { announce } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { icon } from "../frame/parts.js";
import { newRequestId } from "../frame/request_ids.js";
import { formatNumber, locale, say } from "../frame/words.js";

const WHOLE = "";
const TIMES = [1, 2, 3, 5];
const MINUTES = [5, 10, 30, 60, 240];
const MOST_FOUND = 6;

/** @param {() => void} changed called when there is something new to show */
export function createAnnouncePanel(changed) {
  let prepared = [];
  let buildings = [];
  /** What somebody is about to send; null: nothing. */
  let draft = null;
  let found = [];
  let isSending = false;
  let problem = null;

  /** What is wanted of the server; what goes wrong is told in its words. */
  async function asking(work) {
    try {
      await work();
    } catch (error) {
      if (error.kind === undefined) throw error;
      problem = error.text;
    }
    changed();
  }

  const wantsPlace = () => prepared.find(({ id }) => id === draft.id)?.wantsPlace ?? false;

  const actions = {
    async open() {
      problem = null;
      await asking(async () => {
        const answer = await ask("ListPreparedAnnouncements");
        prepared = answer.preparedAnnouncements;
        const all = answer.venue.levels.map(({ building }) => building).filter(Boolean);
        buildings = [...new Map(all.map((building) => [building.id, building])).values()];
        const { id } = prepared[0];
        draft = { id, place: null, finding: "", buildingId: WHOLE, times: 2, minutes: 10 };
        draft.requestId = newRequestId();
      });
      requestAnimationFrame(() => document.getElementById("announce-heading")?.focus());
    },
    close() {
      draft = null;
      problem = null;
      changed();
    },
    /** Another wish has another name: it must not be taken for the one before. */
    change(patch) {
      draft = { ...draft, ...patch, requestId: newRequestId() };
      changed();
    },
    async find(text) {
      actions.change({ finding: text, place: null });
      found = [];
      if (text.trim() === "") return;
      await asking(async () => {
        const answer = await ask("SearchPlaces", { text: text.trim(), first: MOST_FOUND });
        if (draft?.finding === text) found = answer.searchPlaces.map(({ place }) => place);
      });
    },
    choose(place) {
      found = [];
      actions.change({ place, finding: place.name });
    },
    async send(event) {
      event.preventDefault();
      if (isSending) return;
      isSending = true;
      problem = null;
      changed();
      const { id, place, buildingId, times, minutes, requestId } = draft;
      const input = { id, times, minutes, requestId, buildingId: buildingId || null };
      if (wantsPlace()) input.placeId = place?.id ?? null;
      await asking(async () => {
        const { announce: done } = await ask("Announce", { input });
        if (done.__typename === "Refusal") {
          problem = done.message;
          return;
        }
        draft = null;
        const { parts } = done.announcements[0];
        const part = parts.find((each) => each.locale === locale()) ?? parts[0];
        announce(say("announce-sent", { text: part.text }));
      });
      isSending = false;
      changed();
    },
  };

  return {
    /** Whether somebody is about to announce something. */
    isTyping: () => draft !== null,
    view: () => panel({ prepared, buildings, draft, found, isSending, problem, wantsPlace }, actions),
  };
}

function panel(state, actions) {
  return html`<section class="alarm-panel" aria-label=${say("announce-title")}>
    ${
      state.draft
        ? form(state, actions)
        : html`<button type="button" class="button announce-open" @click=${actions.open}>
              ${icon("voice")}<span>${say("announce-open")}</span>
            </button>
            ${trouble(state)}`
    }
  </section>`;
}

function form(state, actions) {
  const { prepared, buildings, draft, isSending } = state;
  return html`<form class="announce-form" aria-labelledby="announce-heading" @submit=${actions.send}>
    <h2 id="announce-heading" tabindex="-1">${say("announce-title")}</h2>
    <p>${say("announce-lead")}</p>
    ${choices("what", prepared, draft.id, (id) => actions.change({ id }))}
    ${state.wantsPlace() ? place(state, actions) : nothing}
    ${choices(
      "where",
      [{ id: WHOLE, name: say("announce-whole") }, ...buildings],
      draft.buildingId,
      (buildingId) => actions.change({ buildingId }),
    )}
    ${choices("times", TIMES.map(numbered), draft.times, (times) => actions.change({ times }))}
    ${choices("minutes", MINUTES.map(numbered), draft.minutes, (minutes) => actions.change({ minutes }))}
    ${trouble(state)}
    <div class="alarm-panel-actions">
      <button type="button" class="button" @click=${actions.close}>
        ${icon("x")}<span>${say("announce-cancel")}</span>
      </button>
      <button type="submit" class="button button-main announce-send" aria-disabled=${isSending}>
        ${icon("voice")}<span>${say("announce-send")}</span>
      </button>
    </div>
  </form>`;
}

const numbered = (number) => ({ id: number, name: formatNumber(number) });

function choices(name, entries, chosen, onChoose) {
  return html`<fieldset class="choices">
    <legend>${say(`announce-${name}`)}</legend>
    ${entries.map(
      (entry) => html`<label class="choice">
        <input
          type="radio"
          name="announce-${name}"
          .checked=${entry.id === chosen}
          @change=${() => onChoose(entry.id)}
        />
        <span>${entry.name}</span>
      </label>`,
    )}
  </fieldset>`;
}

function place({ draft, found }, actions) {
  return html`<label class="alarm-reason">
      <span>${say("announce-place")}</span>
      <input
        type="text"
        autocomplete="off"
        maxlength="60"
        placeholder=${say("announce-place-hint")}
        .value=${draft.finding}
        @input=${(event) => actions.find(event.target.value)}
      />
    </label>
    <div class="announce-found">
      ${found.map(
        (each) => html`<button type="button" class="chip" @click=${() => actions.choose(each)}>
          <span>${each.name} · ${each.level.name}</span>
        </button>`,
      )}
    </div>`;
}

function trouble({ problem }) {
  return problem
    ? html`<p class="problem" role="alert">${icon("triangle-alert")}<span>${problem}</span></p>`
    : nothing;
}
