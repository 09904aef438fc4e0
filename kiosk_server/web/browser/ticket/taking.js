// Owns one wish for a number: it is sent until there is an answer, always as the same request, so
// that one wish is one number however often it is pressed, sent or lost on its way. It must not know
// how anything is shown.

import { ask } from "../frame/operations.js";
import { newRequestId } from "../frame/request_ids.js";
import { recall, remember } from "../frame/visit.js";
import { learnQueue } from "./ticket_words.js";

const KEPT = "number-wish";
const AGAIN_MS = 2000;
/** How long a number that nobody wants any more is looked for, to be given back. */
const LEFT_MS = 600_000;
/** Whoever gets such an answer does not know whether the wish was carried out. */
const UNSURE = new Set(["offline", "busy", "fault"]);

/**
 * @typedef {object} Taken what is known of the wish
 * @property {"none" | "sending" | "unsure" | "choose" | "refused"} status unsure: there was no answer
 *   so far; choose: somebody has several appointments, and gets a number for the one they choose
 * @property {string | null} text why there is no number, worded for people
 * @property {string | null} code of the refusal
 * @property {boolean} isCheckIn
 * @property {{startsAt: string, queue: {id: string, name: string}}[]} appointments to choose from, also
 *   when the one that was chosen is refused
 */

const NOTHING = Object.freeze({ status: "none", text: null, code: null, isCheckIn: false, appointments: [] });

/**
 * @param {object} wishes
 * @param {() => void} wishes.changed called whenever something new is known
 * @param {(ticket: object) => void} wishes.onTicket
 */
export function createTaking({ changed, onTicket }) {
  /** @type {Taken} */
  let known = NOTHING;
  let wish = null;
  /** What somebody said who is to choose; null: nobody is. */
  let choosing = null;
  let timer = 0;

  function know(next) {
    known = next;
    changed();
  }

  function end() {
    clearTimeout(timer);
    wish = null;
    remember(KEPT, null);
  }

  async function send() {
    clearTimeout(timer);
    const own = wish;
    if (!own) return;
    try {
      const ticket = ticketOf(await ask(own.operation, { input: own.input }));
      if (own !== wish) return;
      end();
      if (ticket.appointments) {
        choosing = own.input;
        for (const { queue } of ticket.appointments) learnQueue(queue);
        know({ ...known, status: "choose", ...ticket });
      } else if (ticket.refusal) know({ ...known, status: "refused", ...ticket.refusal });
      else {
        known = NOTHING;
        onTicket(ticket);
      }
    } catch (error) {
      if (error.kind === undefined) throw error;
      if (own !== wish) return;
      if (UNSURE.has(error.kind)) {
        know({ ...known, status: "unsure", text: error.text });
        timer = setTimeout(send, AGAIN_MS);
        return;
      }
      end();
      know({ ...known, status: "refused", text: error.text, code: error.code });
    }
  }

  function begin(operation, input, appointments = []) {
    if (wish) return;
    wish = { operation, input: { ...input, requestId: newRequestId() } };
    const isCheckIn = operation === "CheckIn";
    // Who somebody is, is kept nowhere: checking in twice gives the same number by itself.
    if (!isCheckIn) remember(KEPT, JSON.stringify(wish));
    know({ ...NOTHING, status: "sending", isCheckIn, appointments });
    send();
  }

  addEventListener("online", send);

  return {
    /** @returns {Taken} */
    known: () => known,
    /** A number in a queue. While a wish is on its way nothing is begun. */
    issue: (queueId, priorityClass) => begin("IssueTicket", { queueId, priorityClass }),
    /** A number for an appointment, or by the records for a priority in a queue. */
    checkIn: (kind, identification, { queueId, classId }) =>
      begin("CheckIn", { kind, identification, ...(classId ? { queueId, priorityClass: classId } : {}) }),
    /** The appointment of this queue is the one that somebody has come for first. */
    choose: (queueId) => begin("CheckIn", { ...choosing, queueId }, known.appointments),
    /** Takes up a wish that was on its way when the page was opened again; whether there is one. */
    resume() {
      try {
        wish = JSON.parse(recall(KEPT) ?? "null");
      } catch {
        wish = null;
      }
      if (!wish?.input?.requestId) return false;
      know({ ...NOTHING, status: "sending" });
      send();
      return true;
    },
    again: send,
    /** The queue of the wish that is on its way; null: none, or an appointment's. */
    queueId: () => wish?.input.queueId ?? null,
    /** Nobody wants it any more: a number that was given all the same is given back. */
    leave() {
      const left = wish;
      end();
      choosing = null;
      if (left?.operation === "IssueTicket") giveBack(left.input);
      known = NOTHING;
    },
    /** What was refused is read. */
    clear: () => know(NOTHING),
  };
}

/** The ticket of an answer, `{appointments}` to choose from, or `{refusal}`. */
function ticketOf(data) {
  const [result] = Object.values(data);
  if (result.__typename !== "Refusal") return result.ticket ?? result;
  return { refusal: { text: result.message, code: result.code } };
}

/** Finds out which number a wish came to, and cancels it. */
async function giveBack(input, until = Date.now() + LEFT_MS) {
  try {
    const ticket = ticketOf(await ask("IssueTicket", { input }));
    if (ticket.refusal) return;
    await ask("CancelTicket", { input: { ticketId: ticket.id, requestId: `${input.requestId}-back` } });
  } catch (error) {
    if (error.kind === undefined) throw error;
    if (UNSURE.has(error.kind) && Date.now() < until) {
      setTimeout(() => giveBack(input, until), AGAIN_MS);
    }
  }
}
