// How the panel beside the lists looks: a ticket, its reasons and history, and the forms of acts.

import { html, nothing } from "lit-html";

import { joined } from "../frame/origins.js";
import { errorState, icon, loadingState } from "../frame/parts.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { say } from "../frame/words.js";
import { everyTicket } from "./desk_tickets.js";
import { ANY_ROOM, addForm, field, select } from "./forms.js";
import { spokenMoment } from "./heard.js";
import { actsFor } from "./ticket_acts.js";
import { marks, nameOf, namesOf, usualClassId } from "./ticket_parts.js";

/** @param shown the page's state with the panel's own  @param actions what its buttons do */
export function panelView(shown, actions) {
  const { form, ticket } = shown;
  if (form?.act === "add") return addForm(shown, actions);
  return html`<section class="panel" aria-labelledby="panel-heading">
    <header class="panel-head">
      <h2 id="panel-heading" tabindex="-1">
        <span class="numerals">${ticket.number}</span> ${nameOf(ticket)}
      </h2>
      <button type="button" class="chip" @click=${actions.close}>
        ${icon("x")}<span>${say("counter-close")}</span>
      </button>
    </header>
    <p class="panel-facts">
      <b>${ticket.stateText}</b> ${marks(ticket, usualClassId(shown.zones, ticket.queue.id))}
      <span class="quiet">${namesOf([ticket.queue.name, ticket.room?.name])}</span>
    </p>
    ${form ? actForm(shown, actions) : whole(shown, actions)}
  </section>`;
}

function whole(shown, actions) {
  const { ticket, roles, isSending, known, problem } = shown;
  return html`<div class="acts">
      ${actsFor(ticket, roles ?? []).map(
        (each) => html`<button
          type="button"
          class="chip act-${each.id}"
          aria-disabled=${isSending}
          @click=${() => actions.act(each.id)}
        >
          ${icon(each.icon)}<span>${say(`counter-act-${each.id}`)}</span>
        </button>`,
      )}
      <button type="button" class="chip" aria-disabled=${isSending} @click=${actions.undo}>
        ${icon("undo-2")}<span>${say("counter-undo")}</span>
      </button>
    </div>
    ${problem ? errorState({ text: problem.text, onAgain: actions.again }) : nothing}
    ${known ? html`${reasons(shown, actions)} ${history(known)}` : problem ? nothing : loadingState({ rows: 3 })}`;
}

/** A ticket as one of several to choose from. */
const asEntry = (each) => ({ id: each.id, name: joined([each.number, nameOf(each)].filter(Boolean)) });

/** Why it is at its place, and why before or after another one. */
function reasons({ ticket, line, known, pair }, actions) {
  if (!known.reasons) return nothing;
  const others = line.filter(({ id }) => id !== ticket.id);
  return html`<section class="reasons-of">
    <h3>${say("counter-why")}</h3>
    <p>${known.reasons}</p>
    ${
      others.length > 0
        ? select({
            name: "counter-why-before",
            value: pair ? [pair.first, pair.second].find(({ id }) => id !== ticket.id).id : "",
            entries: others.map(asEntry),
            none: say("counter-choose-ticket"),
            onChoose: (id) => id && actions.explain(id),
          })
        : nothing
    }
    ${
      pair
        ? html`<div class="pair" role="status">
            <p><b>${pair.text}</b></p>
            <p><span class="numerals">${pair.first.number}</span>: ${pair.firstReason}</p>
            <p><span class="numerals">${pair.second.number}</span>: ${pair.secondReason}</p>
          </div>`
        : nothing
    }
  </section>`;
}

function history({ history: entries }) {
  return html`<section class="history">
    <h3>${say("counter-history")}</h3>
    <ol>
      ${entries.map(
        ({ text, at, by, isUndone }) => html`<li data-undone=${isUndone}>
          <span class="numerals">${spokenMoment(at)}</span>
          <span>${isUndone ? html`<s>${text}</s> ${say("counter-was-undone")}` : text}</span>
          <span class="quiet">${by}</span>
        </li>`,
      )}
    </ol>
  </section>`;
}

function actForm(shown, actions) {
  const { form, isSending } = shown;
  return html`<form class="act-form" ?novalidate=${isVoiceOn()} @submit=${actions.submit}>
    <h3>${say(`counter-act-${form.act}`)}</h3>
    ${FIELDS[form.act](shown, actions)}
    <div class="panel-actions">
      <button type="button" class="button" @click=${actions.dropForm}>
        ${icon("x")}<span>${say("counter-cancel")}</span>
      </button>
      <button type="submit" class="button button-main" aria-disabled=${isSending}>
        ${icon("check")}<span>${say(`counter-act-${form.act}`)}</span>
      </button>
    </div>
  </form>`;
}

const roomsOf = ({ zones }, queueId) =>
  (zones ?? []).flatMap(({ rooms }) =>
    rooms.filter(({ queues }) => queues.some(({ id }) => id === queueId)),
  );

const FIELDS = {
  move: (shown, actions) =>
    select({
      name: "counter-to-room",
      value: shown.form.roomId,
      entries: [
        ...(shown.ticket.state === "AT_ROOM" ? [{ id: "", name: say("counter-back-to-zone") }] : []),
        ...roomsOf(shown, shown.ticket.queue.id),
      ],
      none: shown.ticket.state === "AT_ROOM" ? undefined : say("counter-choose"),
      onChoose: (roomId) => actions.change({ roomId }),
    }),
  transfer: (shown, actions) => html`${select({
    name: "counter-to-queue",
    value: shown.form.queueId,
    entries: (shown.zones ?? []).flatMap(({ queues }) => queues).filter(({ id }) => id !== shown.ticket.queue.id),
    none: say("counter-choose"),
    onChoose: (queueId) => actions.change({ queueId, roomId: "" }),
  })}
  ${
    shown.form.queueId
      ? select({
          name: "counter-only-room",
          value: shown.form.roomId,
          entries: [{ id: "", name: say("counter-any-room") }, ...roomsOf(shown, shown.form.queueId)],
          onChoose: (roomId) => actions.change({ roomId }),
        })
      : nothing
  }
  ${field({ name: "counter-reason", value: shown.form.reason, most: 200, onType: (reason) => actions.change({ reason }) })}`,
  correct: (shown, actions) => html`${select({
    name: "counter-class",
    value: shown.form.classId,
    entries: classesOf(shown, shown.ticket.queue.id),
    onChoose: (classId) => actions.change({ classId }),
  })}
  ${field({ name: "counter-new-name", value: shown.form.name, most: 100, onType: (name) => actions.change({ name }) })}
  ${select({
    name: "counter-only-room",
    value: shown.form.roomId,
    entries: [
      { id: "", name: say("counter-as-it-was") },
      { id: ANY_ROOM, name: say("counter-any-room") },
      ...roomsOf(shown, shown.ticket.queue.id),
    ],
    onChoose: (roomId) => actions.change({ roomId }),
  })}
  ${field({ name: "counter-reason", value: shown.form.reason, most: 200, onType: (reason) => actions.change({ reason }) })}`,
  merge: (shown, actions) => html`<p>${say("counter-merge-told", { number: shown.ticket.number })}</p>
    ${select({
      name: "counter-merge-into",
      value: shown.form.intoId,
      entries: mergeable(shown).map(asEntry),
      none: say("counter-choose-ticket"),
      onChoose: (intoId) => actions.change({ intoId }),
    })}`,
  cancel: (shown) => html`<p>${say("counter-cancel-told", { number: shown.ticket.number })}</p>`,
};

function classesOf({ zones }, queueId) {
  const queue = (zones ?? []).flatMap(({ queues }) => queues).find(({ id }) => id === queueId);
  return queue?.priorityClasses ?? [];
}

const GOES_ON = new Set(["IN_ZONE", "AT_ROOM", "CALLED", "SERVING", "HELD"]);
const mergeable = ({ desk, ticket }) =>
  everyTicket(desk).filter(({ id, state }) => id !== ticket.id && GOES_ON.has(state));
