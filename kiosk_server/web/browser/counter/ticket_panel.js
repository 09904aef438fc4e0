// Owns the panel beside the lists: one ticket with its history and the reasons for its place, what
// may be done to it, and the forms of acts that want to be told more.

import { focusMain } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { say } from "../frame/words.js";
import { everyTicket } from "./desk_tickets.js";
import { ANY_ROOM } from "./forms.js";
import { learnHistory, learnPair, learnTicketOfStaff } from "./heard.js";
import { panelView } from "./panel_view.js";
import { actOf } from "./ticket_acts.js";

/**
 * @param store the page's store
 * @param doing what sends wishes
 * @param {() => void} changed called when there is something new to show
 */
export function createTicketPanel(store, doing, changed) {
  /** The ticket that is shown, as it was heard of last; null: none. */
  let ticket = null;
  /** Those that wait in the same line, for “why before”. */
  let line = [];
  /** What was asked of it: history and reasons. */
  let known = null;
  let problem = null;
  let pair = null;
  /** `{act, ...what is filled in}`; null: nothing is being filled in. */
  let form = null;
  let asked = 0;
  /** What led to the panel: there one is again once it is closed. */
  let opener = null;

  async function askKnown() {
    const order = (asked += 1);
    try {
      const answer = await ask("TellOfTicket", { id: ticket.id }, { fresh: true });
      if (order !== asked) return;
      if (answer.ticket) {
        ticket = answer.ticket;
        learnTicketOfStaff(ticket);
        learnHistory(ticket.history);
      }
      known = { history: answer.ticket?.history ?? [], reasons: answer.explainPosition?.text ?? null };
      problem = null;
    } catch (fault) {
      if (fault.kind === undefined) throw fault;
      if (order !== asked) return;
      problem = fault;
    }
    changed();
  }

  const isOpen = () => ticket !== null || form !== null;

  function open(opened, openedLine) {
    if (!isOpen()) opener = document.activeElement;
    ticket = opened;
    line = openedLine;
    known = null;
    pair = null;
    problem = null;
    form = null;
    askKnown();
    changed();
    focusHeading();
  }

  /** Whoever gives a number is told of it what visitors are; staff see more. */
  async function openGiven(id) {
    try {
      const { ticket: given } = await ask("TellOfTicket", { id }, { fresh: true });
      learnTicketOfStaff(given);
      open(given, []);
    } catch (fault) {
      if (fault.kind === undefined) throw fault;
      close();
    }
  }

  function close() {
    const number = ticket?.number;
    ticket = null;
    form = null;
    pair = null;
    asked += 1;
    changed();
    focusOpener(opener, number);
  }

  /** Leaves no panel, as another room or zone is opened. */
  function drop() {
    ticket = null;
    form = null;
    pair = null;
    asked += 1;
  }

  /** Shows a form for an act that wants to be told more; else does it. */
  function act(id, of) {
    const wanted = actOf(id);
    if (!wanted.isForm) return send(wanted, of, {});
    if (ticket?.id !== of.id) open(of, []);
    form = { act: id, queueId: "", roomId: "", intoId: "", classId: of.priorityClass.id, name: "", reason: "" };
    changed();
    focusHeading();
    return undefined;
  }

  const send = ({ id, operation, input }, of, more) =>
    doing.send({
      operation,
      input: { ticketId: of.id, version: of.version, ...input, ...more },
      told: ({ ticket: done }) =>
        say(`counter-did-${id}`, { number: done.number, state: done.stateText }),
      mayUndo: true,
      onDone: () => {
        form = null;
        if (ticket?.id === of.id) askKnown();
      },
    });

  const actions = {
    close,
    act: (id) => act(id, ticket),
    again: askKnown,
    undo: () =>
      doing.send({
        operation: "UndoTicket",
        input: { ticketId: ticket.id, version: ticket.version },
        told: ({ ticket: undone }) =>
          say("counter-undone", { number: undone.number, state: undone.stateText }),
        onDone: askKnown,
      }),
    async explain(otherId) {
      try {
        pair = (await ask("ExplainPair", { ticketId: ticket.id, otherId }, { fresh: true })).explainPair;
        if (pair) learnPair(pair);
      } catch (fault) {
        if (fault.kind === undefined) throw fault;
        problem = fault;
      }
      changed();
    },
    change(patch) {
      form = { ...form, ...patch };
      changed();
    },
    dropForm() {
      form = null;
      if (ticket) {
        changed();
        focusHeading();
      } else close();
    },
    submit(event) {
      event.preventDefault();
      if (form.act === "add") return add();
      return send(actOf(form.act), ticket, filledIn(form));
    },
  };

  function add() {
    const { way, queueId, classId, name, kind, identification } = form;
    const isBooked = way === "appointment";
    const wish = isBooked
      ? { operation: "CheckIn", input: { kind, identification: identification.trim() } }
      : {
          operation: "IssueTicket",
          input: { queueId, priorityClass: classId || null, personName: name.trim() || null },
        };
    return doing.send({
      ...wish,
      told: ({ ticket: issued }) => say("counter-added", { number: issued.number }),
      onDone: ({ ticket: issued }) => openGiven(issued.id),
    });
  }

  return {
    isOpen,
    ticketId: () => ticket?.id ?? null,
    open,
    close,
    drop,
    act,
    /** The form that gives somebody a number, or checks them in. */
    add() {
      if (!isOpen()) opener = document.activeElement;
      const [first] = store.state.desk?.zone.queues ?? [];
      ticket = null;
      form = {
        act: "add",
        ...{ way: "walk-in", queueId: first?.id ?? "", classId: "", name: "" },
        ...{ kind: "APPOINTMENT_CODE", identification: "" },
      };
      changed();
      focusHeading();
    },
    /** The desk was heard of anew: the ticket may have changed with it. */
    renew(desk) {
      if (!ticket || !desk) return;
      const found = everyTicket(desk).find(({ id }) => id === ticket.id);
      if (!found || found.version !== ticket.version) askKnown();
      line = line.length > 0 ? (lineWith(desk, ticket.id) ?? []) : line;
    },
    view: (state) => panelView({ ...state, ticket, line, known, problem, pair, form }, actions),
  };
}

/** What of a form is sent; what was left as it was is not. */
function filledIn({ act, queueId, roomId, intoId, classId, name, reason }) {
  if (act === "move") return { roomId: roomId || null };
  if (act === "transfer") return { queueId, roomId: roomId || null, reason: reason.trim() };
  if (act === "merge") return { intoTicketId: intoId };
  if (act === "cancel") return {};
  return {
    priorityClass: classId || null,
    personName: name.trim() || null,
    roomId: roomId === ANY_ROOM ? null : roomId || null,
    anyRoom: roomId === ANY_ROOM,
    reason: reason.trim(),
  };
}

function lineWith(desk, id) {
  const lines = desk.lines ? desk.lines.map(({ tickets }) => tickets) : [desk.next];
  return lines.find((tickets) => tickets.some((each) => each.id === id));
}

/** What a list was rendered anew for is found by the number on it. */
function focusOpener(opener, number) {
  twoFramesOn(() => {
    const rows = [...document.querySelectorAll(".ticket-row")];
    const row = rows.find((each) => each.querySelector(".number").textContent === number);
    const wanted = opener?.isConnected && opener !== document.body ? opener : row;
    if (wanted) wanted.focus();
    else focusMain();
  });
}

const twoFramesOn = (then) => requestAnimationFrame(() => requestAnimationFrame(then));

function focusHeading() {
  twoFramesOn(() => {
    const heading = document.getElementById("panel-heading");
    heading?.focus({ preventScroll: true });
    // On a phone the panel stands above the lists.
    heading?.scrollIntoView({ block: "nearest" });
  });
}
