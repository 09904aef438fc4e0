// Owns everything about queue numbers at this kiosk: the queues, the wish that is on its way, who is
// checking in, the ticket that was given. It must not know how any of it is shown.

import { announce, focusMain } from "../frame/announcer.js";
import { watchIdle } from "../frame/idle.js";
import { Question } from "../frame/question.js";
import { recall, remember } from "../frame/visit.js";
import { fragmentOf } from "../frame/fragment.js";
import { size } from "../frame/modes.js";
import { formatNumber, spoken } from "../frame/words.js";
import { createFollowing } from "../ticket/following.js";
import { createTaking } from "../ticket/taking.js";
import { askTicketCode } from "../ticket/ticket_code.js";
import { isOver, learnQueue, learnRefusal, learnTicket, rangeText } from "../ticket/ticket_words.js";
import { goTo } from "./visit.js";

const TICKET = "ticket";
const MOST_MATCHES = 12;
const MOST_TYPED = 40;
/** What is typed to check in is shown no longer than it takes to read it over, and to say so. */
const TYPED_SECONDS = 30;

const TAKING_VIEWS = ["number", "check-in"];

/** Those that show something of a number. */
export const NUMBER_VIEWS = new Set(["numbers", "number-search", "number", "check-in", "ticket"]);

/**
 * @param {object} wishes
 * @param {ReturnType<import("../frame/store.js").createStore>} wishes.visits
 * @param {(name: string, variables: object, options: object) => Promise<any>} wishes.ask
 */
export function createNumbers({ visits, ask }) {
  const changed = () => visits.update({});
  const queues = new Question(changed);
  const places = new Question(changed);
  const code = new Question(changed);
  const following = createFollowing(heed);
  const taking = createTaking({ changed: heedTaking, onTicket: give });
  let toldStatus = "none";
  let kind = "CARD";
  let typed = "";
  /** Until what is typed is erased; null: somebody is there. */
  let secondsLeft = null;
  let wasErased = false;
  const watching = watchIdle({
    isNeeded: () => typed !== "",
    askAfterSeconds: TYPED_SECONDS,
    isOver: false,
    onWarn: erasesIn,
    onStay: () => erasesIn(null),
    onWipe: erase,
  });

  /** The number was given: nothing on the way to it is come back to. */
  function give(ticket) {
    forgetTyped();
    remember(TICKET, ticket.id);
    following.of(ticket.id, ticket);
    showTicket();
    const range = rangeText(ticket.estimatedCall);
    learnTicket(ticket);
    const { number, ahead } = ticket;
    const before = ahead === null ? "" : spoken("ticket-ahead", { count: ahead, number: formatNumber(ahead) });
    announce([spoken("ticket-given", { number }), before, range ?? ""], { isTwice: true });
  }

  function showTicket() {
    visits.update({ ...goTo(visits.state, "ticket"), trail: [] });
  }

  /** What is told aloud of a ticket that changes while it is shown. */
  function heed(was, is) {
    if (is) learnTicket(is);
    if (was && is?.state === "CALLED" && (was.state !== "CALLED" || was.recalls !== is.recalls)) {
      announce(spoken("ticket-called-to", { number: is.number, room: is.room?.name ?? is.zone.name }), {
        assertive: true,
        isTwice: true,
      });
    }
    if (is && isOver(is)) remember(TICKET, null);
    changed();
  }

  function heedTaking() {
    const { status, text, code: reason } = taking.known();
    if (status !== toldStatus && status === "unsure") {
      announce([spoken("number-unsure"), spoken("number-unsure-what")], { assertive: true });
    } else if (status !== toldStatus && status === "refused") {
      announce([spoken("number-refused"), learnRefusal(text, reason)], { assertive: true });
    } else if (status !== toldStatus && status === "choose") {
      announce(spoken("number-choose"));
      // The view of the choice is there first.
      requestAnimationFrame(focusMain);
    }
    toldStatus = status;
    changed();
  }

  /** Neither who somebody is, nor what they have come for. */
  function forgetTyped() {
    if (taking.known().appointments.length > 0) taking.leave();
    typed = "";
    secondsLeft = null;
    wasErased = false;
  }

  function erasesIn(seconds) {
    if (secondsLeft === null && seconds !== null) {
      const until = { seconds: formatNumber(seconds), count: seconds };
      announce(spoken("number-typed-soon", until), { assertive: true, isTwice: true });
    }
    secondsLeft = seconds;
    changed();
  }

  function erase() {
    forgetTyped();
    wasErased = true;
    announce(spoken("number-typed-erased"), { assertive: true });
    changed();
  }

  function type(text) {
    if (taking.known().status !== "none") taking.clear();
    forgetTyped();
    typed = text.slice(0, MOST_TYPED);
    watching.stay();
    changed();
  }

  return {
    known: () => ({
      queues: queues.known,
      places: places.known,
      code: code.known,
      taking: taking.known(),
      ticket: following.known(),
      checkIn: { kind, typed, secondsLeft, wasErased },
    }),

    /** Asks what a view of numbers lacks; how many wait is asked for anew each minute. */
    askFor(visit, { spot, locale: tag, contrast: isContrast, voicePace, dataVersion }) {
      if (!NUMBER_VIEWS.has(visit.view)) return;
      if (visit.view !== "ticket") {
        queues.askOnce(
          [tag, dataVersion, visit.time],
          async (signal) => {
            const found = await ask("ListQueues", {}, { signal, fresh: true });
            found.queues.forEach(learnQueue);
            return found;
          },
          "queues",
        );
      }
      const text = visit.text.trim();
      if (visit.view === "number-search" && text !== "") {
        const wanted = { text, near: spot?.location, first: MOST_MATCHES };
        places.askOnce([tag, dataVersion, wanted], (signal) => ask("SearchPlaces", wanted, { signal }), "");
      }
      const { id, ticket } = following.known();
      if (visit.view === "ticket" && id && ticket) {
        const shown = { needs: visit.needs, locale: tag, mode: size(), contrast: isContrast, voice: voicePace };
        const wish = { ticket: id, at: spot?.code ?? null, locale: tag, look: fragmentOf(shown) };
        code.askOnce(wish, (signal) => askTicketCode(wish, signal), id);
      }
    },

    heal() {
      for (const each of [queues, places, code]) each.heal({ isQuiet: true });
    },

    /** The page's language has changed. */
    renew: () => following.renew(),

    /** Takes up what was on its way, or was given, when the page was opened again in this visit. */
    resume() {
      const id = recall(TICKET);
      if (taking.resume()) visits.update(goTo(visits.state, "number", { queueId: taking.queueId() }));
      else if (id) {
        following.of(id);
        showTicket();
      } else return false;
      return true;
    },

    /** Whoever goes back from where they wanted a number wants none; help may be asked for. */
    heedView({ view, trail }) {
      if (view !== "check-in") forgetTyped();
      const isOpen = TAKING_VIEWS.includes(view) || trail.some((each) => TAKING_VIEWS.includes(each.view));
      if (!isOpen && taking.known().status !== "none") taking.leave();
    },

    /** Nothing of this visit's number is left. The ticket itself goes on. */
    forget() {
      taking.leave();
      forgetTyped();
      kind = "CARD";
      following.forget();
      remember(TICKET, null);
      for (const each of [places, code]) each.forget();
    },

    actions: {
      issue: (queueId, priorityClass) => taking.issue(queueId, priorityClass),
      checkIn: () => typed.trim() !== "" && taking.checkIn(kind, typed.trim(), visits.state),
      chooseAppointment: taking.choose,
      chooseKind(next) {
        forgetTyped();
        if (taking.known().status === "refused") taking.clear();
        kind = next;
        changed();
      },
      type,
      askAgain: () => taking.again(),
      clearRefusal: () => taking.clear(),
      heal: () => [queues, places, code].forEach((each) => each.heal()),
    },
  };
}

/** Queues that fit what was typed: by their names, and by the places that a search found. */
export function queuesFor(text, queues, matches) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const found = (matches ?? []).map(({ place }) => place);
  const isFound = ({ zone, rooms, departmentId }) =>
    found.some(
      ({ id }) => id === departmentId || id === zone.place?.id || rooms.some(({ place }) => place?.id === id),
    );
  const isNamed = ({ name, departmentName, zone }) =>
    [name, departmentName ?? "", zone.name].some((each) => each.toLowerCase().includes(wanted));
  const named = queues.filter(isNamed);
  return [...named, ...queues.filter((each) => !named.includes(each) && isFound(each))];
}

